"""After a release: which listed actions were mapped to something that says otherwise now."""

from datetime import datetime

from django.db import transaction

from community.models import Member
from library.documents import KIND
from library.models import Action, ActionEvent, Edition, Recheck, Transition
from library.operations.carried_votes import hold
from library.operations.leaving import may_decide
from library.operations.refusals import CurationRefusedError
from model_releases.models import Dimension, Release, ReleaseDimension
from model_releases.operations.wordings import fates_between, gone_between
from search.changes import mark_changed

Outcome = Recheck.Outcome


class NothingToRecheckError(CurationRefusedError):
    """Nobody has to look: it never changed, or somebody else has looked."""


def ask_to_recheck(release: Release) -> int:
    """Note which listed actions serve a dimension that is not the same, or gone, in a release.

    What means the same, or differs only editorially, is carried without a word. Gives how many
    were noted; part of the caller's transaction. A dozen queries, however many actions.
    """
    if release.parent is None:
        return 0
    changed = {
        *(
            one.now.dimension_id
            for one in fates_between(release.parent, release)
            if not one.is_same
        ),
        *(one.dimension_id for one in gone_between(release.parent, release)),
    }
    serving = Transition.objects.filter(
        dimension__in=changed, edition__current_of__state=Action.State.LISTED
    ).order_by("edition__action", "dimension")
    rows = Recheck.objects.bulk_create(
        Recheck(
            action_id=action, release=release, dimension_id=dimension, created_at=release.frozen_at
        )
        for action, dimension in serving.values_list("edition__action", "dimension").distinct()
    )
    mark_changed(KIND, sorted({row.action_id for row in rows}))
    return len(rows)


@transaction.atomic
def settle_recheck(action: Action, dimension: Dimension, *, by: Member, at: datetime) -> None:
    """Say that an action's steps in a dimension are still right, for every release that asked.

    `at` is timezone-aware. Raises NothingToRecheckError, or another CurationRefusedError when it is
    the curator's own; then nothing is changed.
    """
    held = hold(action.pk)[action.pk]
    may_decide(held, by=by)
    rows = held.rechecks.open().filter(dimension=dimension)
    last = rows.select_related("release").order_by("-release__ordinal").first()
    if last is None:
        raise NothingToRecheckError("Nothing is to re-check here: somebody has looked already.")
    rows.update(settled_at=at, settled_by=by, outcome=Outcome.KEPT)
    says = f"{_name_of(dimension)}: still right for {last.release.number}."
    ActionEvent.objects.create(action=held, what="rechecked", by=by, at=at, why=says)
    mark_changed(KIND, [held.pk])


def settle_by_edition(action: Action, before: Edition, *, by: Member, at: datetime) -> int:
    """Settle what an action's new text answers: the dimensions whose steps it changed.

    `before` is the text before the current one. Gives how many were settled; part of the
    transaction in which the new text was frozen.
    """
    now = Edition.objects.get(current_of=action)
    old, new = (set(_steps_of(one)) for one in (before, now))
    changed = {dimension for dimension, _, _ in old ^ new}
    rows = action.rechecks.open().filter(dimension__in=changed)
    settled = rows.update(settled_at=at, settled_by=by, outcome=Outcome.CHANGED)
    mark_changed(KIND, [action.pk] if settled else [])
    return settled


def _steps_of(edition: Edition) -> list[tuple[int | None, int, int]]:
    steps = edition.transitions.order_by("pk")
    return list(steps.values_list("dimension_id", "from_level", "to_level"))


def _name_of(dimension: Dimension) -> str:
    """As the last release that has it calls it."""
    wordings = ReleaseDimension.objects.filter(dimension=dimension)
    name = wordings.order_by("-release__ordinal").values_list("name", flat=True).first()
    return name or str(dimension)
