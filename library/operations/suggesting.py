"""Suggestions: what others than its authors would have a listed text say, and the answers."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from community.models import Member
from community.operations.notices import tell
from library.models import Action, Edition, Suggestion
from library.operations.authors import authors_of
from library.operations.carrying import changed_parts
from library.operations.drafts import draft_of_edition, write_words
from library.operations.editing import (
    Edit,
    EditRefusedError,
    NoteMissingError,
    NothingChangedError,
    NotYoursError,
    carried,
    freeze_next,
    held_listed,
    kind_of,
    noted,
    write_edition,
)
from library.permissions import can_answer, can_propose, is_author

State = Suggestion.State


class NotApprovedError(EditRefusedError):
    """The account is not let in yet."""


class NotOpenError(EditRefusedError):
    """Somebody else was faster, or it was withdrawn."""


class ReasonMissingError(EditRefusedError):
    """Whoever suggested it must learn why."""


@transaction.atomic
def suggest_edit(action: Action, edit: Edit, *, uid: UUID, by: Member, at: datetime) -> Suggestion:
    """Keep what a listed text should say, and tell its authors. `at` is timezone-aware.

    `uid` comes with the form: the same form sent twice is one suggestion, as it was sent first.
    Raises an EditRefusedError, and stores nothing, for a member who is not let in, for an author,
    for an action that is not listed, and for a text that changes nothing or lacks what it needs.
    """
    if not can_propose(by):
        raise NotApprovedError("You can suggest edits once a moderator has let you in.")
    held, _ = held_listed(action)
    if is_author(by, held):
        raise NotYoursError("You are an author of this action: you can edit it at once.")
    there = Suggestion.objects.filter(uid=uid).order_by("pk").first()
    if there is not None:
        return _own(there, by=by)
    if not edit.note.strip():
        raise NoteMissingError("Say what you changed and why: whoever answers reads that first.")
    edition = write_edition(held, edit, by=by, at=at)
    made = Suggestion.objects.create(
        uid=uid, action=held, edition=edition, based_on=edit.based_on, by=by, at=at
    )
    sentence = f"{by} suggests an edit of your action: “{_title(held)}”."
    tell(authors_of(held), sentence=sentence, address=address_of(made), at=at)
    return made


@transaction.atomic
def accept_suggestion(suggestion: Suggestion, *, kind: str, by: Member, at: datetime) -> Edition:
    """Make a suggestion the listed text, and tell who made it. `kind` may correct what they said.

    Parts that others changed since it was made stay as they are now. Raises an EditRefusedError,
    or a TextsMetError naming parts that were changed to other words meanwhile; then nothing is
    stored, and the suggestion stays open.
    """
    held, current = held_listed(suggestion.action)
    open_one = _open(suggestion, by=by)
    now = draft_of_edition(current)
    edition = open_one.edition
    wish = Edit(draft_of_edition(edition), kind, edition.change_note, open_one.based_on)
    draft = carried(wish, now)
    if not changed_parts(now, draft):
        raise NothingChangedError(
            "The listed text says all of this by now. Decline the suggestion, and say so."
        )
    edition.kind = kind_of(kind, base=now, draft=draft)
    edition.change_note = noted(edition.change_note, kind=Edition.Kind(edition.kind))
    edition.save(update_fields=["kind", "change_note"])
    write_words(edition, draft)
    freeze_next(held, edition, by=by, at=at)
    _decide(open_one, State.ACCEPTED, why="", by=by, at=at)
    sentence = f"Your edit is now edition {edition.number} of “{edition.title}”. Thank you."
    tell([open_one.by], sentence=sentence, address=_page(held), at=at)
    _tell_other_authors(open_one, held, by=by, at=at)
    return edition


@transaction.atomic
def decline_suggestion(suggestion: Suggestion, *, why: str, by: Member, at: datetime) -> None:
    """Leave the listed text as it is, and tell who suggested otherwise why.

    A suggestion on an action that has left the list can be declined too. Raises EditRefusedErrors.
    """
    open_one = _open(suggestion, by=by)
    if not why.strip():
        raise ReasonMissingError("Give a reason: who suggested it is sent it.")
    _decide(open_one, State.DECLINED, why=why.strip(), by=by, at=at)
    sentence = f"Your edit of “{_title(open_one.action)}” was not taken. Why: {why.strip()}"
    tell([open_one.by], sentence=sentence, address=address_of(open_one), at=at)


@transaction.atomic
def withdraw_suggestion(suggestion: Suggestion, *, by: Member, at: datetime) -> None:
    """Take one's own suggestion back. Harmless when it is taken back already.

    Raises NotYoursError, and NotOpenError when it has been answered.
    """
    held = _held(suggestion)
    if held.by_id != by.pk:
        raise NotYoursError("Only who made a suggestion takes it back.")
    if held.state != State.WITHDRAWN:
        _refuse_answered(held)
        _decide(held, State.WITHDRAWN, why="", by=by, at=at)


def address_of(suggestion: Suggestion) -> str:
    """The page of a suggestion on a public action."""
    return reverse("library:suggestion", args=[suggestion.action.slug, suggestion.uid])


def _own(there: Suggestion, *, by: Member) -> Suggestion:
    if there.by_id != by.pk:
        raise NotYoursError("This form was sent by somebody else. Open it again and send it anew.")
    return there


def _held(suggestion: Suggestion) -> Suggestion:
    """The suggestion as it is now, locked: of two answers at once, the second finds it given."""
    rows = Suggestion.objects.select_for_update(of=("self",)).for_lists()
    return rows.get(pk=suggestion.pk)


def _open(suggestion: Suggestion, *, by: Member) -> Suggestion:
    held = _held(suggestion)
    if not can_answer(by, held):
        raise NotYoursError("The authors of the action, or a curator, answer what others suggest.")
    _refuse_answered(held)
    return held


def _refuse_answered(held: Suggestion) -> None:
    if held.state != State.OPEN:
        raise NotOpenError(
            f"This suggestion was answered meanwhile: it is {held.get_state_display().lower()}."
        )


def _decide(held: Suggestion, state: State, *, why: str, by: Member, at: datetime) -> None:
    held.state, held.why = state, why
    held.decided_by, held.decided_at = by, at
    held.save(update_fields=["state", "why", "decided_by", "decided_at"])


def _tell_other_authors(made: Suggestion, held: Action, *, by: Member, at: datetime) -> None:
    others = [one for one in authors_of(held) if one.pk != by.pk]
    sentence = f"{by} accepted an edit of your action: “{made.edition.title}”."
    tell(others, sentence=sentence, address=_page(held), at=at)


def _title(action: Action) -> str:
    return Edition.objects.get(current_of=action).title


def _page(action: Action) -> str:
    return reverse("library:action", args=[action.slug])
