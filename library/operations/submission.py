"""A member's action, from a private draft to the curators' desk."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from community.models import Member
from library.models import Action, ActionEvent, ActionTally, Edition, EditionTag, Transition
from library.operations.drafts import ActionDraft, edition_of, transitions_of
from library.operations.tagging import TagShelf
from library.permissions import can_propose, can_write
from model_releases.models import Model


class SubmissionRefusedError(Exception):
    """What a member wanted with a text is not theirs to do; the sentence says why."""


class NotApprovedError(SubmissionRefusedError):
    """The account is not let in yet."""


class NotWritableError(SubmissionRefusedError):
    """The text is somebody else's, or with the curators, or decided on."""


class IncompleteDraftError(SubmissionRefusedError):
    """Parts are missing which councils need; `missing` names them as the form does."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"Add what is missing first: {', '.join(missing)}.")
        self.missing = missing


@transaction.atomic
def start_draft(draft: ActionDraft, *, uid: UUID, model: Model, by: Member, at: datetime) -> Action:
    """Keep a new text as a draft that only its author sees. `at` is timezone-aware.

    `uid` comes with the form: the same form sent twice gives one action, with the later words.
    Raises NotApprovedError, and NotWritableError when the uid's text is not the member's to write.
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
    _hang_on(edition, draft)
    action.current_edition = edition
    action.save(update_fields=["current_edition"])
    return action


@transaction.atomic
def save_draft(action: Action, draft: ActionDraft, *, by: Member, at: datetime) -> None:
    """Replace the words of a text that is with its author. Raises NotWritableError."""
    held = _held(action, by=by)
    edition = Edition.objects.get(current_of=held)
    for name, value in draft.words().items():
        setattr(edition, name, value)
    edition.written_by, edition.written_at = by, at
    edition.save(update_fields=[*draft.words(), "written_by", "written_at"])
    Transition.objects.filter(edition=edition).delete()
    EditionTag.objects.filter(content_object=edition).delete()
    _hang_on(edition, draft)


def _hang_on(edition: Edition, draft: ActionDraft) -> None:
    Transition.objects.bulk_create(transitions_of(edition, draft))
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag=tag) for tag in TagShelf().tags(draft.tags)
    )


@transaction.atomic
def submit_action(action: Action, *, by: Member, at: datetime) -> None:
    """Hand a text in; its author grants its licence, and the event keeps that.

    Harmless when it was handed in already: a form is often sent twice. Raises NotWritableError,
    and IncompleteDraftError naming what is missing.
    """
    if Action.objects.waiting().filter(pk=action.pk, author=by).exists():
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
    """Parts without which no curator could list the text, in the form's order. One query."""
    parts = {
        "title": edition.title,
        "summary": edition.summary,
        "description": edition.description or edition.body_markdown,
        "a step between two levels": edition.transitions.exists(),
    }
    return [name for name, is_there in parts.items() if not is_there]


def _held(action: Action, *, by: Member) -> Action:
    """The action as it is now, locked until the transaction ends."""
    held = Action.objects.select_for_update().get(pk=action.pk)
    if not can_write(by, held):
        raise NotWritableError(
            "This text is with the curators. You can change it again if they ask for changes."
        )
    return held
