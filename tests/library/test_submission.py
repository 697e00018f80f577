"""A text on its way to the curators: who may write it, when, and what it needs."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils import timezone

from community.models import Member
from library.models import Action, ActionEvent, ActionTally, Edition
from library.operations.drafts import ActionDraft
from library.operations.submission import (
    IncompleteDraftError,
    NotApprovedError,
    NotWritableError,
    save_draft,
    start_draft,
    submit_action,
)
from tests.factories.library import ActionFactory, own_model

pytestmark = pytest.mark.django_db
AT = timezone.now()
WORDS = ActionDraft(title="Write the list", summary="Someone writes it.")
CLOSED = ["submitted", "listed", "declined", "retired", "merged"]
Change = Callable[[Action, Member], None]
CHANGES: list[Change] = [
    lambda action, by: save_draft(action, WORDS, by=by, at=AT),
    lambda action, by: submit_action(action, by=by, at=AT),
]


def _complete(**traits: object) -> Action:
    return ActionFactory(description="One.", transitions=[(None, 1, 2)], **traits)


def test_a_draft_is_made_with_its_tally_and_its_first_edition(member: Member) -> None:
    action = start_draft(WORDS, uid=uuid4(), model=own_model(), by=member, at=AT)

    edition = Edition.objects.get()
    assert (action.state, action.author, action.current_edition) == ("draft", member, edition)
    assert (edition.title, edition.number, edition.written_by) == ("Write the list", 1, member)
    assert ActionTally.objects.values_list("people", "councils").get(action=action) == (0, 0)


def test_who_is_not_let_in_yet_starts_no_draft(unapproved: Member) -> None:
    with pytest.raises(NotApprovedError):
        start_draft(WORDS, uid=uuid4(), model=own_model(), by=unapproved, at=AT)

    assert not Action.objects.exists()


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_else_writes_or_hands_in_a_draft(change: Change, curator: Member) -> None:
    draft = _complete(title="Mine")

    with pytest.raises(NotWritableError):
        change(draft, curator)

    assert Action.objects.values_list("state", "current_edition__title").get() == ("draft", "Mine")


@pytest.mark.parametrize("state", CLOSED)
def test_what_is_not_with_its_author_is_not_written(state: str) -> None:
    action = _complete(title="Mine", **{state: True})

    with pytest.raises(NotWritableError):
        save_draft(action, WORDS, by=action.author, at=AT)


@pytest.mark.parametrize("state", CLOSED[1:])
def test_what_was_decided_on_is_not_handed_in_again(state: str) -> None:
    action = _complete(**{state: True})

    with pytest.raises(NotWritableError):
        submit_action(action, by=action.author, at=AT)


@pytest.mark.parametrize("change", CHANGES)
def test_a_banned_author_writes_nothing(change: Change) -> None:
    draft = _complete(title="Mine")
    draft.author.is_active = False

    with pytest.raises(NotWritableError):
        change(draft, draft.author)


@pytest.mark.parametrize("trait", [{}, {"changes_asked": True}])
def test_handing_in_keeps_when_and_which_licence_was_granted(trait: dict[str, bool]) -> None:
    action = _complete(**trait)

    submit_action(action, by=action.author, at=AT)

    assert Action.objects.values_list("state", "submitted_at").get() == ("submitted", AT)
    event = ActionEvent.objects.values_list("what", "by", "at", "why").get()
    assert event == ("submitted", action.author.pk, AT, "Licence granted: CC-BY-4.0.")


def test_handed_in_twice_is_handed_in_once() -> None:
    action = _complete()

    submit_action(action, by=action.author, at=AT)
    submit_action(action, by=action.author, at=timezone.now())

    assert Action.objects.get().submitted_at == AT
    assert ActionEvent.objects.count() == 1


def test_an_incomplete_text_is_not_handed_in_and_what_is_missing_is_named() -> None:
    draft = ActionFactory()

    with pytest.raises(IncompleteDraftError) as refused:
        submit_action(draft, by=draft.author, at=AT)

    assert refused.value.missing == ["description", "a step between two levels"]
    assert Action.objects.get().state == "draft"
