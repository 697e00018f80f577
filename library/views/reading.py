"""The page of one action."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.models import Reader
from community.models.councils import CouncilKind
from community.permissions import councils_written_for
from library.forms.choices import Wording, wording_of
from library.models import Action, Edition
from library.models.bands import Benefit
from library.models.tags import tags_of
from library.operations.links import addresses_of, silent_since
from library.permissions import can_write
from library.views.reports import reports_of
from library.views.results import Step, step_in_words
from library.views.voting import vote_panel
from ui.dates import whole_date
from ui.navigation import PLAN_AN_ACTION

NOT_STATED = "Not stated"


@dataclass(frozen=True)
class Serves:
    """A step that the action serves, how much, and why."""

    step: Step
    strength: str
    reason: str


@require_safe
def read_action(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the current edition of a public action, with what readers can do about it."""
    actions = Action.objects.public().visible_to(request.user).for_reading().with_last_word()
    action = get_object_or_404(actions, slug=slug)
    edition = cast(Edition, action.current_edition)  # it is public: a constraint says it has one
    return render(
        request,
        "library/action.html",
        {
            "trail": [{"text": "Actions", "url": reverse("library:find_actions")}],
            "action": action,
            "edition": edition,
            "serves": _serves(edition, wording_of(action.model_id)),
            "vote": vote_panel(action, request.user),
            "reports": reports_of(action),
            "facts": [*_facts(edition), {"term": "Kept up to date by", "value": action.keeper}],
            "tags": _tags(edition),
            "silent": silent_since(addresses_of(edition, action.source_url)),
            "prerequisites": _prerequisites(edition),
            "is_unwritten": not (edition.body_markdown or edition.description or edition.steps),
            "overdue_since": _overdue_since(action, edition, timezone.localdate()),
            "can_write": can_write(request.user, action),
            "plans": _plans_of(request.user, action),
        },
    )


def _serves(edition: Edition, wording: Wording) -> list[Serves]:
    return [
        Serves(
            step=step_in_words(row.dimension_id, row.from_level, row.to_level, wording),
            strength=row.get_strength_display(),
            reason=row.reason,
        )
        for row in edition.transitions.order_by("position", "pk")
    ]


def _plans_of(reader: Reader, action: Action) -> list[dict[str, str]]:
    """Where each council for which the reader writes puts a listed action into a plan."""
    if action.state != Action.State.LISTED:
        return []
    return [
        {"text": council.name, "url": PLAN_AN_ACTION.format(council.slug, action.slug)}
        for council in councils_written_for(reader, on=timezone.localdate())
    ]


def _facts(edition: Edition) -> list[dict[str, Any]]:
    kinds = [CouncilKind(kind).label for kind in edition.council_kinds]
    reviewed = edition.last_reviewed_on and whole_date(edition.last_reviewed_on)
    review = [part for part in (reviewed, edition.last_reviewed_by) if part]
    due = edition.next_review_due_on and whole_date(edition.next_review_due_on)
    pairs = {
        "Effort": edition.get_effort_display() or NOT_STATED,
        "Cost": edition.get_cost_display() or NOT_STATED,
        "Time to effect": edition.get_time_to_effect_display() or None,
        "Suits": ", ".join(map(str, kinds)) or "Every kind of council",
        "Benefits": ", ".join(str(Benefit(one).label) for one in edition.benefits) or None,
        "Leans on": ", ".join(edition.leans_on) or None,
        "Owner": edition.owner or None,
        "Last reviewed": " by ".join(review) or None,
        "Next review due": due or NOT_STATED,
        "Licence": edition.licence,
    }
    return [{"term": term, "value": value} for term, value in pairs.items()]


def _tags(edition: Edition) -> list[dict[str, str]]:
    """Tags as they stand now; one that no curator has looked at yet leads nowhere."""
    address, (tags, _) = reverse("library:find_actions"), tags_of([edition.pk])
    return [
        {"text": tag.name, "url": f"{address}?tag={tag.slug}" if tag.is_offered else ""}
        for tag in tags.get(edition.pk, [])
    ]


def _prerequisites(edition: Edition) -> list[dict[str, str]]:
    """What to do first: an action that is listed under that key is linked, other words stand."""
    known = {
        key: (title, slug)
        for key, title, slug in Action.objects.listed()
        .filter(key__in=edition.prerequisites)
        .values_list("key", "current_edition__title", "slug")
    }
    return [
        {"text": known[key][0], "url": reverse("library:action", args=[known[key][1]])}
        if key in known
        else {"text": key, "url": ""}
        for key in edition.prerequisites
    ]


def _overdue_since(action: Action, edition: Edition, today: date) -> date | None:
    """Since when a listed action should have been reviewed; nobody reviews what has left."""
    due = edition.next_review_due_on
    is_listed = action.state == Action.State.LISTED
    return due if is_listed and due and due < today else None
