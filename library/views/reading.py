"""The page of one action."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.models import Member, Reader
from community.models.councils import CouncilKind
from community.permissions import councils_written_for
from library.forms.choices import Wording, wording_of
from library.models import Action, ActionVote, Edition, Suggestion
from library.models.bands import Benefit
from library.models.tags import tags_of
from library.operations.drafts import draft_of_edition
from library.operations.links import addresses_of, silent_since
from library.permissions import can_edit_listed, can_review, can_suggest
from library.views.comparing import PartChange, changes_between
from library.views.reports import reports_of
from library.views.results import Step, step_in_words
from library.views.vote_reasons import reasons_of
from library.views.voting import STALE, vote_panel
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
            "serves": serves(edition, wording_of(action.model_id)),
            **_voting(action, edition, request.user),
            "reports": reports_of(action),
            "facts": [*_facts(edition), {"term": "Kept up to date by", "value": action.keeper}],
            "tags": _tags(edition),
            "silent": silent_since(addresses_of(edition, action.source_url)),
            "prerequisites": prerequisites_of(edition),
            "is_unwritten": not (edition.body_markdown or edition.description or edition.steps),
            "recheck": _recheck(action, wording_of(action.model_id)),
            "parts": action.parts.public().for_reading().order_by("pk"),
            "overdue_since": _overdue_since(action, edition, timezone.localdate()),
            **_editing(action, request.user),
            "plans": _plans_of(request.user, action),
        },
    )


def _voting(action: Action, edition: Edition, reader: Reader) -> dict[str, Any]:
    """The panel, the reasons, and to whoever supported an earlier text what has changed since."""
    vote = vote_panel(action, reader)
    changes = _changes_since(action, edition, reader) if vote.state == STALE else []
    return {"vote": vote, "reasons": reasons_of(action, reader), "changes": changes}


def _changes_since(action: Action, edition: Edition, reader: Reader) -> list[PartChange]:
    read = action.editions.get(pk__in=_read_by(reader, action))
    old, new = draft_of_edition(read), draft_of_edition(edition)
    return changes_between(old, new, wording_of(action.model_id))


def _read_by(reader: Reader, action: Action) -> QuerySet[ActionVote, int]:
    """The key of the edition that a reader supports."""
    votes = ActionVote.objects.filter(action=action, member=reader.pk).order_by()
    return votes.values_list("edition", flat=True)


def _editing(action: Action, reader: Reader) -> dict[str, Any]:
    """What the reader can do about the text, and what waits for its authors. Three queries."""
    may_edit = can_edit_listed(reader, action)
    may_suggest = not may_edit and can_suggest(reader, action)
    waiting = Suggestion.objects.visible_to(reader).open().filter(action=action)
    return {
        "may_edit": may_edit,
        "may_review": can_review(reader, action),
        "may_suggest": may_suggest,
        "suggestions": waiting.newest_first() if isinstance(reader, Member) else [],
    }


def serves(edition: Edition, wording: Wording) -> list[Serves]:
    """The steps of a text, in its order; one query."""
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


def prerequisites_of(edition: Edition) -> list[dict[str, str]]:
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


def _recheck(action: Action, wording: Wording) -> dict[str, str]:
    """For which releases a listed action is looked at again, and which dimensions they changed."""
    if action.state != Action.State.LISTED:
        return {}
    rows = action.rechecks.open().in_order()
    found = list(rows.values_list("release__number", "dimension"))
    names = dict.fromkeys(wording.dimension_name(dimension) for _, dimension in found)
    numbers = dict.fromkeys(number for number, _ in found)
    return {"releases": ", ".join(numbers), "dimensions": ", ".join(names)} if found else {}


def _overdue_since(action: Action, edition: Edition, today: date) -> date | None:
    """Since when a listed action should have been reviewed; nobody reviews what has left."""
    due = edition.next_review_due_on
    is_listed = action.state == Action.State.LISTED
    return due if is_listed and due and due < today else None
