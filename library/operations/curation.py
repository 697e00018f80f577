"""Curators decide: list an action, ask for changes, or decline it. The author is always told."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from community.models import Member
from community.operations.notices import leave_notice, write_to
from library.models import Action, ActionEvent, Edition
from library.operations.addresses import address_for
from library.operations.authors import authors_of
from library.operations.refusals import (
    NotACuratorError,
    NotWaitingError,
    OwnActionError,
    ReasonMissingError,
    UnmappedActionError,
)
from library.operations.splitting import finish_split
from library.permissions import can_curate, can_curate_library, can_list
from search.changes import mark_changed

# What its author's page of notices says; the letters of the same names say more.
NOTICES = {
    Action.State.LISTED: "Your action is listed: “{title}”.",
    Action.State.CHANGES_ASKED: "A curator asks for changes to your action: “{title}”.",
    Action.State.DECLINED: "Your action was not listed; the reason is beside it: “{title}”.",
}


@transaction.atomic
def list_action(action: Action, *, by: Member, at: datetime) -> None:
    """Freeze the text that waits, give it its address, and show it to every council.

    `at` is timezone-aware. Raises a CurationRefusedError, and changes nothing, when the action is
    the curator's own, does not wait any more, or serves no step.
    """
    held = _waiting(action, by=by)
    edition = Edition.objects.get(current_of=held)
    if not can_list(by, held):
        raise OwnActionError("You put this text together, so another curator lists it.")
    if not edition.transitions.exists():
        raise UnmappedActionError(
            "This action serves no step yet, so no council would find it. Ask for changes: "
            "its author names the dimension and the two levels."
        )
    edition.frozen_at = at
    edition.save(update_fields=["frozen_at"])
    held.state = Action.State.LISTED
    held.slug = address_for(edition.title)
    held.listed_at, held.listed_by = at, by
    held.save(update_fields=["state", "slug", "listed_at", "listed_by"])
    ActionEvent.objects.create(action=held, what="listed", by=by, at=at)
    mark_changed("action", [held.pk])
    _tell_author(held, edition, at=at)
    finish_split(held, by=by, at=at)


@transaction.atomic
def ask_for_changes(action: Action, *, why: str, by: Member, at: datetime) -> None:
    """Give the text back to its author, with what should change.

    Raises a CurationRefusedError, and changes nothing, when it is the curator's own, does not wait
    any more, or no reason is given.
    """
    _give_back(action, Action.State.CHANGES_ASKED, why=why, by=by, at=at)


@transaction.atomic
def decline_action(action: Action, *, why: str, by: Member, at: datetime) -> None:
    """Keep the action out of the library, and tell its author why.

    Raises a CurationRefusedError, and changes nothing, as `ask_for_changes` does.
    """
    _give_back(action, Action.State.DECLINED, why=why, by=by, at=at)


def _give_back(action: Action, state: Action.State, *, why: str, by: Member, at: datetime) -> None:
    held = _waiting(action, by=by)
    if not why.strip():
        raise ReasonMissingError("Give a reason: its author is sent it.")
    held.state = state
    held.save(update_fields=["state"])
    ActionEvent.objects.create(action=held, what=state.value, by=by, at=at, why=why)
    edition = Edition.objects.get(current_of=held)
    _tell_author(held, edition, at=at, why=why)
    finish_split(held, by=by, at=at)


def _waiting(action: Action, *, by: Member) -> Action:
    """The action as it is now, locked: of two curators at once, the second finds it decided."""
    held = Action.objects.to_change().get(pk=action.pk)
    if not can_curate_library(by):
        raise NotACuratorError("Only curators decide on actions.")
    if not can_curate(by, held):
        raise OwnActionError("You wrote this action, so another curator decides on it.")
    if held.state != Action.State.SUBMITTED:
        raise NotWaitingError(
            f"Another curator was faster, or its author took it back: it is now "
            f"“{held.get_state_display().lower()}”."
        )
    return held


def _tell_author(action: Action, edition: Edition, *, at: datetime, why: str = "") -> None:
    """A notice to each author now; the state's letter to the first, if letters come at once."""
    author = action.author
    says = NOTICES[Action.State(action.state)].format(title=edition.title)
    leave_notice(authors_of(action), sentence=says, address=_where_to_read_on(action), at=at)
    about = {"name": str(author), "title": edition.title, "slug": action.slug, "why": why}
    write_to(author, f"library/{action.state}", about)


def _where_to_read_on(action: Action) -> str:
    if action.state == Action.State.LISTED:
        return reverse("library:action", args=[action.slug])
    if action.state == Action.State.CHANGES_ASKED:
        return reverse("library:edit_draft", args=[action.uid])
    return reverse("library:my_actions")
