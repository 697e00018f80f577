"""Editing what is listed: who may, what it freezes, what stays, and who is asked again."""

import datetime
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from django.utils import timezone

from community.models import Member, Notice
from library.models import Action, ActionEvent, Edition
from library.operations.carrying import PARTS, TextsMetError
from library.operations.drafts import ActionDraft, DraftTransition, draft_of_edition
from library.operations.editing import (
    DueDayError,
    Edit,
    EditRefusedError,
    NoteMissingError,
    NothingChangedError,
    NotListedError,
    NotYoursError,
    PartsMissingError,
    edit_listed,
    note_look,
    record_review,
)
from search.models import LatestChange
from tests.factories.library import (
    LISTED_AT,
    ActionFactory,
    ActionVoteFactory,
    CoAuthorFactory,
    next_edition,
)

pytestmark = pytest.mark.django_db
AT = timezone.now()
TODAY = timezone.localdate(AT)
LATER = TODAY + datetime.timedelta(days=200)


@pytest.fixture
def action(db: None) -> Action:
    return ActionFactory(
        listed=True,
        title="Write the list",
        description="One.",
        transitions=[(None, 1, 2)],
        tags=["data"],
    )


def _edit(action: Action, kind: str = "editorial", note: str = "", **words: Any) -> Edit:
    based_on = Edition.objects.get(current_of=action)
    draft = replace(draft_of_edition(based_on), **words)
    return Edit(draft, kind, note, based_on)


def _refused(change: Callable[[], Any], error: type[Exception]) -> str:
    before = Edition.objects.count(), ActionEvent.objects.count()
    with pytest.raises(error) as refused:
        change()
    assert (Edition.objects.count(), ActionEvent.objects.count()) == before
    return str(refused.value)


def test_an_edit_freezes_the_next_edition_and_leaves_the_first_as_it_was(action: Action) -> None:
    edit_listed(action, _edit(action, title="Write two lists"), by=action.author, at=AT)

    rows = Edition.objects.order_by("number")
    assert list(rows.values_list("number", "kind", "title", "frozen_at", "current_of")) == [
        (1, "first", "Write the list", LISTED_AT, None),
        (2, "editorial", "Write two lists", AT, action.pk),
    ]
    event = ActionEvent.objects.values_list("what", "by", "at").get()
    assert event == ("edited", action.author_id, AT)
    assert LatestChange.objects.values_list("kind", "object_id").get() == ("action", action.pk)


def test_an_edit_keeps_steps_and_tags_that_it_does_not_change(action: Action) -> None:
    edition = edit_listed(action, _edit(action, title="Other"), by=action.author, at=AT)

    said = draft_of_edition(edition)
    assert (said.transitions, said.tags) == ((DraftTransition(None, 1, 2),), ("data",))


def test_a_co_author_edits_too(action: Action) -> None:
    co_author = CoAuthorFactory(action=action).member

    edition = edit_listed(action, _edit(action, title="Other"), by=co_author, at=AT)

    assert (edition.number, edition.written_by) == (2, co_author)


def test_nobody_else_edits_a_listed_text(action: Action, curator: Member) -> None:
    invited = CoAuthorFactory(action=action, waiting=True).member
    edit = _edit(action, title="Other")

    _refused(lambda: edit_listed(action, edit, by=curator, at=AT), NotYoursError)
    _refused(lambda: edit_listed(action, edit, by=invited, at=AT), NotYoursError)


@pytest.mark.parametrize("state", ["submitted", "changes_asked", "declined", "retired", "merged"])
def test_only_what_is_listed_gets_a_next_edition(state: str) -> None:
    action = ActionFactory(**{state: True})
    edit = _edit(action, title="Other")

    _refused(lambda: edit_listed(action, edit, by=action.author, at=AT), NotListedError)


def test_an_edit_that_changes_nothing_is_refused(action: Action) -> None:
    _refused(
        lambda: edit_listed(action, _edit(action), by=action.author, at=AT), NothingChangedError
    )


def test_an_edit_sent_twice_is_one_edition(action: Action) -> None:
    edit = _edit(action, title="Other")

    editions = [edit_listed(action, edit, by=action.author, at=AT) for _ in range(2)]

    assert [edition.number for edition in editions] == [2, 2]


def test_a_substantive_edit_says_what_changed_and_why(action: Action) -> None:
    edit = _edit(action, "substantive", " \r\n", title="Other")

    _refused(lambda: edit_listed(action, edit, by=action.author, at=AT), NoteMissingError)


def test_an_edit_of_the_steps_is_substantive_whatever_is_said(action: Action) -> None:
    steps = (DraftTransition(None, 2, 3),)
    edit_listed(
        action, _edit(action, "editorial", "Wrong.", transitions=steps), by=action.author, at=AT
    )

    assert Edition.objects.get(number=2).kind == "substantive"


@pytest.mark.parametrize("taken", [{"description": ""}, {"transitions": ()}, {"summary": ""}])
def test_what_councils_need_is_not_taken_out(action: Action, taken: dict[str, Any]) -> None:
    edit = _edit(action, "substantive", "Less.", **taken)

    _refused(lambda: edit_listed(action, edit, by=action.author, at=AT), PartsMissingError)


def test_a_text_that_came_without_steps_can_be_edited_without_them() -> None:
    imported = ActionFactory(listed=True, body_markdown="Whole.")

    edit_listed(imported, _edit(imported, title="Other"), by=imported.author, at=AT)

    assert Edition.objects.get(current_of=imported).title == "Other"


def test_two_edits_of_different_parts_both_stand(action: Action) -> None:
    mine = _edit(action, title="Mine")
    next_edition(action, "editorial", summary="Theirs.")

    edition = edit_listed(action, mine, by=action.author, at=AT)

    assert (edition.number, edition.title, edition.summary) == (3, "Mine", "Theirs.")


def test_two_edits_of_one_part_stop_the_second_with_the_parts_name(action: Action) -> None:
    mine = _edit(action, title="Mine", risk="Mine too.")
    next_edition(action, "editorial", title="Theirs", why="Theirs too.")

    says = _refused(lambda: edit_listed(action, mine, by=action.author, at=AT), TextsMetError)

    assert says == (
        "The listed text has changed meanwhile in the same place: title. Nothing is lost. "
        "Look at what it says now, and suggest it again on top of that."
    )


def test_voters_of_an_older_text_are_asked_again_after_a_substantive_edit(action: Action) -> None:
    vote = ActionVoteFactory(on=action)
    ActionVoteFactory(on=action, counted=False)

    edit_listed(action, _edit(action, "substantive", "Why.", title="New"), by=action.author, at=AT)

    told = Notice.objects.values_list("member", "sentence", "address").get()
    says = "The text of an action you support has changed: “New”. Do you still support it?"
    assert told == (vote.member_id, says, f"/actions/{action.slug}/")


def test_nobody_is_asked_again_after_an_editorial_edit(action: Action) -> None:
    ActionVoteFactory(on=action)

    edit_listed(action, _edit(action, title="New"), by=action.author, at=AT)

    assert not Notice.objects.exists()


def test_a_review_is_an_edition_of_the_same_words_with_new_days(
    action: Action, curator: Member
) -> None:
    ActionVoteFactory(on=action)
    before = draft_of_edition(Edition.objects.get(current_of=action))

    edition = record_review(action, next_due_on=LATER, note="Still right. ", by=curator, at=AT)

    assert draft_of_edition(edition) == replace(
        before, last_reviewed_on=TODAY, last_reviewed_by="a curator", next_review_due_on=LATER
    )
    assert (edition.number, edition.kind, edition.change_note) == (2, "review", "Still right.")
    assert not Notice.objects.exists()


def test_authors_and_curators_review_and_nobody_else(action: Action, member: Member) -> None:
    _refused(
        lambda: record_review(action, next_due_on=LATER, note="", by=member, at=AT), NotYoursError
    )

    edition = record_review(action, next_due_on=LATER, note="", by=action.author, at=AT)

    assert edition.last_reviewed_by == "an author"


def test_the_next_review_is_due_after_today(action: Action) -> None:
    _refused(
        lambda: record_review(action, next_due_on=TODAY, note="", by=action.author, at=AT),
        DueDayError,
    )


def test_curators_see_what_was_edited_since_they_looked(action: Action, curator: Member) -> None:
    ActionFactory(listed=True)
    seen = [list(Action.objects.changed_since_looked_at())]

    edit_listed(action, _edit(action, title="Other"), by=action.author, at=AT)
    seen.append(list(Action.objects.changed_since_looked_at()))
    note_look(action, by=curator, at=AT)
    seen.append(list(Action.objects.changed_since_looked_at()))

    assert seen == [[], [action], []]


def test_only_a_curator_who_is_no_author_looks(action: Action, curator: Member) -> None:
    CoAuthorFactory(action=action, member=curator)

    _refused(lambda: note_look(action, by=curator, at=AT), NotYoursError)
    _refused(lambda: note_look(action, by=action.author, at=AT), EditRefusedError)


def test_every_part_of_a_draft_has_a_name_for_people() -> None:
    parts = {one.name for one in fields(ActionDraft)} - {"key", "source_url"}

    assert set(PARTS) == parts
