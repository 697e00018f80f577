"""An action leaves the list: retired with its successor, or merged with one that says the same."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from community.models import Member
from community.operations.notices import tell
from library.documents import KIND
from library.models import Action, ActionEvent, ActionVote, Edition
from library.operations.authors import authors_of
from library.operations.curation import NotACuratorError, OwnActionError, ReasonMissingError
from library.permissions import can_curate, can_curate_library
from search.changes import mark_changed, mark_counted


class NotListedError(Exception):
    """Only what is listed is retired or merged, and only something listed takes its place."""


@transaction.atomic
def retire_action(
    action: Action, *, successor: Action | None, why: str, by: Member, at: datetime
) -> None:
    """Take an action off the list; its page stays for those whose plans use it. `at` is aware.

    Raises NotListedError, a CurationRefusedError when it is the curator's own or no reason is
    given; then nothing is changed.
    """
    held = _listed(action, by=by)
    _end(held, Action.State.RETIRED, _Ending(successor, why, by, at))
    _tell([held.author], f"Your action was retired: “{_title(held)}”.", held, at=at)


@transaction.atomic
def merge_action(action: Action, *, into: Action, why: str, by: Member, at: datetime) -> None:
    """Take a duplicate off the list, and count its voters for the action it repeats, each once.

    Every voter is told, and can take the vote back there: "not mine". The votes on the duplicate
    stay where they were given. Raises what `retire_action` raises.
    """
    held = _listed(action, by=by)
    _end(held, Action.State.MERGED, _Ending(into, why, by, at))
    moved = _carry_votes(held, into)
    mark_counted(KIND, [into.pk])
    told = f"“{_title(held)}”, which you supported, was merged with “{_title(into)}”."
    _tell(moved, f"{told} Your support counts there: take it back if it is not yours.", into, at=at)
    _tell([held.author], f"Your action “{_title(held)}” was merged with another.", held, at=at)


def _listed(action: Action, *, by: Member) -> Action:
    held = Action.objects.select_for_update().select_related("author").get(pk=action.pk)
    if not can_curate_library(by):
        raise NotACuratorError("Only curators decide on actions.")
    if not can_curate(by, held):
        raise OwnActionError("You wrote this action, so another curator decides on it.")
    if held.state != Action.State.LISTED:
        raise NotListedError("Only a listed action can be retired or merged.")
    return held


@dataclass(frozen=True)
class _Ending:
    """What takes its place, why, by whom, when."""

    instead: Action | None
    why: str
    by: Member
    at: datetime


def _end(held: Action, state: Action.State, ending: _Ending) -> None:
    instead = ending.instead
    if not ending.why.strip():
        raise ReasonMissingError("Give a reason: it stands on the action's page.")
    if instead is not None and (instead.pk == held.pk or not _is_listed(instead)):
        raise NotListedError("Choose another listed action to take its place.")
    held.state, held.successor = state, instead
    held.save(update_fields=["state", "successor"])
    ActionEvent.objects.create(
        action=held, what=state.value, by=ending.by, at=ending.at, why=ending.why
    )
    mark_changed(KIND, [held.pk])


def _is_listed(action: Action) -> bool:
    return Action.objects.listed().filter(pk=action.pk).exists()


def _carry_votes(old: Action, new: Action) -> list[Member]:
    """Give `new` the votes of those who supported only `old`; its authors have none there.

    Gives the members whose vote was carried.
    """
    authors = [author.pk for author in authors_of(new)]
    votes = ActionVote.objects.filter(action=old).exclude(member__in=authors)
    there = ActionVote.objects.filter(action=new).values("member")
    carried = list(votes.exclude(member__in=there).select_related("member").order_by("pk"))
    edition = Edition.objects.get(current_of=new)
    # Whoever supports the other at this very moment is there already: one vote each.
    ActionVote.objects.bulk_create(
        (
            ActionVote(
                action=new,
                edition=edition,
                member=vote.member,
                council_id=vote.council_id,
                at=vote.at,
                counted=vote.counted,
            )
            for vote in carried
        ),
        ignore_conflicts=True,
    )
    return [vote.member for vote in carried]


def _title(action: Action) -> str:
    return Edition.objects.get(current_of=action).title


def _tell(members: list[Member], sentence: str, action: Action, *, at: datetime) -> None:
    tell(members, sentence=sentence, address=f"/actions/{action.slug}/", at=at)
