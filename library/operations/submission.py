"""A member's action, from a private draft to the curators' desk."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from community.models import Member
from library.models import Action, ActionEvent, ActionTally, Edition
from library.operations.drafts import (
    ActionDraft,
    draft_of_edition,
    edition_of,
    hang_on,
    missing_from,
    write_words,
)
from library.permissions import can_propose, can_write
from model_releases.models import Model


class SubmissionRefusedError(Exception):
    """What a member wanted with a text is not theirs to do; the sentence says why."""


class NotApprovedError(SubmissionRefusedError):
    """The account is not let in yet."""


class NotWritableError(SubmissionRefusedError):
    """The text is somebody else's, or with the curators, or decided on."""


class DraftChangedError(SubmissionRefusedError):
    """A co-author has written since the text was opened."""


class IncompleteDraftError(SubmissionRefusedError):
    """Parts are missing which councils need; `missing` names them as the form does."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"Add what is missing first: {', '.join(missing)}.")
        self.missing = missing


@transaction.atomic
def start_draft(draft: ActionDraft, *, uid: UUID, model: Model, by: Member, at: datetime) -> Action:
    """Keep a new text as a draft that only its author sees. `at` is timezone-aware.

    `uid` comes with the form: the same form sent twice gives one action, with the later words.
    Raises NotApprovedError, and what `save_draft` raises when the uid's text is not the member's.
    """
    if not can_propose(by):
        raise NotApprovedError("You can propose actions once a moderator has let you in.")
    action, is_new = Action.objects.get_or_create(
        uid=uid, defaults={"model": model, "author": by, "created_at": at}
    )
    if not is_new:
        save_draft(action, draft, by=by, at=at)
        return action
    ActionTally.objects.create(action=action)
    edition = edition_of(action, draft, by=by, at=at)
    edition.save()
    hang_on(edition, draft)
    action.current_edition = edition
    action.save(update_fields=["current_edition"])
    return action


@transaction.atomic
def save_draft(
    action: Action,
    draft: ActionDraft,
    *,
    by: Member,
    at: datetime,
    opened_at: datetime | None = None,
) -> None:
    """Replace the words of a text that is with its authors.

    `opened_at` is when the words were written that `by` began from (`Edition.written_at`); without
    it, only one's own last words are replaced. Raises NotWritableError, and DraftChangedError when
    another author has written since; then nothing is changed.
    """
    held = _held(action, by=by)
    edition = Edition.objects.get(current_of=held)
    is_as_read = edition.written_by == by if opened_at is None else edition.written_at == opened_at
    if not is_as_read:
        raise DraftChangedError(
            f"{edition.written_by} saved other words since you opened this draft. Nothing of "
            "yours was saved: compare the two below, then send what should stay."
        )
    edition.written_by, edition.written_at = by, at
    edition.save(update_fields=["written_by", "written_at"])
    write_words(edition, draft)


@transaction.atomic
def submit_action(action: Action, *, by: Member, at: datetime) -> None:
    """Hand a text in; whoever does grants its licence, and the event keeps that.

    Harmless when it was handed in already: a form is often sent twice. Raises NotWritableError,
    and IncompleteDraftError naming what is missing.
    """
    if Action.objects.waiting().written_by(by).filter(pk=action.pk).exists():
        return
    held = _held(action, by=by)
    edition = Edition.objects.get(current_of=held)
    if missing := missing_parts(edition):
        raise IncompleteDraftError(missing)
    held.state = Action.State.SUBMITTED
    held.submitted_at = at
    held.save(update_fields=["state", "submitted_at"])
    granted = f"Licence granted: {edition.licence}."
    ActionEvent.objects.create(action=held, what="submitted", by=by, at=at, why=granted)


def missing_parts(edition: Edition) -> list[str]:
    """Parts without which no curator could list the text, in the form's order. Two queries."""
    return missing_from(draft_of_edition(edition))


def _held(action: Action, *, by: Member) -> Action:
    """The action as it is now, locked until the transaction ends."""
    held = Action.objects.to_change().get(pk=action.pk)
    if not can_write(by, held):
        raise NotWritableError(
            "This text is with the curators. You can change it again if they ask for changes."
        )
    return held
