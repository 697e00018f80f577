"""The next text of a listed action: written by its authors, frozen at once, never rewritten."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from community.models import Member
from community.operations.notices import leave_notice
from library.documents import KIND
from library.models import Action, ActionEvent, ActionVote, Edition
from library.models.actions import EDITED, LOOKED_AT
from library.operations.carrying import carry_over, changed_parts
from library.operations.drafts import (
    ActionDraft,
    draft_of_edition,
    edition_of,
    hang_on,
    missing_from,
)
from library.operations.rechecking import settle_by_edition
from library.permissions import can_curate, can_edit_listed, can_review, is_author
from search.changes import mark_changed

Kind = Edition.Kind
KINDS_OF_EDIT = (Kind.SUBSTANTIVE, Kind.EDITORIAL)
REVIEWED = "reviewed"
ASK_AGAIN = "The text of an action you support has changed: “{title}”. Do you still support it?"


class EditRefusedError(Exception):
    """A text that was not taken; the sentence says why, and what can be done."""


class NotYoursError(EditRefusedError):
    """The text, or the decision about it, is somebody else's."""


class NotListedError(EditRefusedError):
    """The action is retired, merged, or not in the library yet."""


class NothingChangedError(EditRefusedError):
    """The text is as it was."""


class NoteMissingError(EditRefusedError):
    """A substantive edit says what changed and why."""


class PartsMissingError(EditRefusedError):
    """What councils need was taken out."""


class DueDayError(EditRefusedError):
    """The day of the next review has passed, or is today."""


@dataclass(frozen=True)
class Edit:
    """What somebody would have a listed action say. `based_on` is the edition they began from.

    `kind` is substantive or editorial. Whatever is said, an edit of the steps of the model is
    substantive: councils search by these.
    """

    draft: ActionDraft
    kind: str
    note: str
    based_on: Edition


@transaction.atomic
def edit_listed(action: Action, edit: Edit, *, by: Member, at: datetime) -> Edition:
    """Freeze the next edition of an action that is the member's own. `at` is timezone-aware.

    Parts that others changed since `edit.based_on` stay as they are now. Sent twice is sent once.
    Voters are asked again when it is substantive. Raises an EditRefusedError, or a TextsMetError
    naming parts that somebody else has changed meanwhile; then nothing is stored.
    """
    held, current = held_listed(action)
    if not can_edit_listed(by, held):
        raise NotYoursError("Only its authors edit a listed action. You can suggest an edit.")
    now = draft_of_edition(current)
    draft = carried(edit, now)
    is_sent_again = current != edit.based_on and current.written_by == by
    if is_sent_again and not changed_parts(now, draft):
        return current
    edition = write_edition(held, replace(edit, draft=draft, based_on=current), by=by, at=at)
    freeze_next(held, edition, by=by, at=at)
    return edition


@transaction.atomic
def record_review(
    action: Action, *, next_due_on: date, note: str, by: Member, at: datetime
) -> Edition:
    """Note that a listed text was looked through: an edition of the same words, with new days.

    `next_due_on` is a day after that of `at` in London. Who looked stands beside the edition; in
    it, only in which part: a frozen text names nobody. No voter is asked again. Raises an
    EditRefusedError.
    """
    held, current = held_listed(action)
    if not can_review(by, held):
        raise NotYoursError("Its authors, its keeper and curators review a listed action.")
    today = timezone.localdate(at)
    if next_due_on <= today:
        raise DueDayError("Choose a day after today for the next review.")
    draft = replace(
        draft_of_edition(current),
        last_reviewed_on=today,
        last_reviewed_by=_part_of(by, held),
        next_review_due_on=next_due_on,
    )
    edition = _write(held, Edit(draft, Kind.REVIEW, note.strip(), current), by=by, at=at)
    freeze_next(held, edition, by=by, at=at)
    return edition


def _part_of(member: Member, action: Action) -> str:
    """In which part somebody looks an action through; a frozen text names nobody."""
    if is_author(member, action):
        return "an author"
    return "its keeper" if action.keeper_id == member.pk else "a curator"


@transaction.atomic
def note_look(action: Action, *, by: Member, at: datetime) -> None:
    """Note that a curator has looked at what authors changed. Raises EditRefusedErrors."""
    held, _ = held_listed(action)
    if not can_curate(by, held):
        raise NotYoursError("A curator who is not its author looks at what was changed.")
    ActionEvent.objects.create(action=held, what=LOOKED_AT, by=by, at=at)


def held_listed(action: Action) -> tuple[Action, Edition]:
    """The action and its text as they are now, locked. Raises NotListedError."""
    held = Action.objects.to_change().get(pk=action.pk)
    if held.state != Action.State.LISTED:
        raise NotListedError(
            "This action is not in the library’s list any more, so its text stays as it is. "
            "Its page says why, and what to use instead."
        )
    return held, Edition.objects.get(current_of=held)


def carried(edit: Edit, current: ActionDraft) -> ActionDraft:
    """What an edit comes to now. Raises TextsMetError."""
    return carry_over(edit.draft, base=draft_of_edition(edit.based_on), current=current)


def write_edition(held: Action, edit: Edit, *, by: Member, at: datetime) -> Edition:
    """Write what an edit says beside the listed text, without a number and not frozen.

    Raises NothingChangedError, NoteMissingError or PartsMissingError.
    """
    base = draft_of_edition(edit.based_on)
    if not changed_parts(base, edit.draft):
        raise NothingChangedError("Nothing is changed yet. Change the text, then send it.")
    taken_out = [one for one in missing_from(edit.draft) if one not in missing_from(base)]
    if taken_out:
        raise PartsMissingError(f"Councils need what was taken out: {', '.join(taken_out)}.")
    kind = kind_of(edit.kind, base=base, draft=edit.draft)
    return _write(held, replace(edit, kind=kind, note=noted(edit.note, kind=kind)), by=by, at=at)


def kind_of(said: str, *, base: ActionDraft, draft: ActionDraft) -> Kind:
    """Substantive or editorial: what is said, unless a step of the model changed."""
    if base.transitions != draft.transitions or said not in KINDS_OF_EDIT:
        return Kind.SUBSTANTIVE
    return Kind(said)


def noted(note: str, *, kind: Kind) -> str:
    """The note, trimmed. Raises NoteMissingError for a substantive edit without one."""
    trimmed = note.replace("\r\n", "\n").strip()
    if kind == Kind.SUBSTANTIVE and not trimmed:
        raise NoteMissingError(
            "Say what changed and why: the edit is substantive, and those who supported the text "
            "are asked again. A change of the steps of the model always is."
        )
    return trimmed


def _write(held: Action, edit: Edit, *, by: Member, at: datetime) -> Edition:
    edition = edition_of(held, edit.draft, by=by, at=at)
    edition.number, edition.kind, edition.change_note = None, edit.kind, edit.note
    edition.save()
    hang_on(edition, edit.draft)
    return edition


def freeze_next(held: Action, edition: Edition, *, by: Member, at: datetime) -> None:
    """Make `edition` the listed text: numbered, frozen, found, and told of.

    Part of the caller's transaction, which holds the action.
    """
    highest = Edition.objects.filter(action=held).aggregate(highest=Max("number"))["highest"]
    edition.number, edition.frozen_at = highest + 1, at
    edition.save(update_fields=["number", "frozen_at"])
    before = Edition.objects.get(current_of=held)
    held.current_edition = edition
    held.save(update_fields=["current_edition"])
    settle_by_edition(held, before, by=by, at=at)
    what = REVIEWED if edition.kind == Kind.REVIEW else EDITED
    ActionEvent.objects.create(action=held, what=what, by=by, at=at, why=edition.change_note)
    if what == EDITED and can_curate(by, held):
        ActionEvent.objects.create(action=held, what=LOOKED_AT, by=by, at=at)
    mark_changed(KIND, [held.pk])
    if edition.kind == Kind.SUBSTANTIVE:
        _ask_voters_again(held, edition, at=at)


def _ask_voters_again(held: Action, edition: Edition, *, at: datetime) -> None:
    """On their pages of notices: a letter for each vote would be too many."""
    votes = ActionVote.objects.to_reconfirm().filter(action=held, counted=True)
    voters = [vote.member for vote in votes.select_related("member").order_by("pk")]
    page = reverse("library:action", args=[held.slug])
    leave_notice(voters, sentence=ASK_AGAIN.format(title=edition.title), address=page, at=at)
