"""Suggestions: who makes and answers them, what acceptance freezes, and who is told."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.models import Member, Notice
from library.models import Action, ActionEvent, Edition, Suggestion
from library.operations.carrying import TextsMetError
from library.operations.drafts import draft_of_edition
from library.operations.editing import (
    Edit,
    NoteMissingError,
    NothingChangedError,
    NotListedError,
    NotYoursError,
)
from library.operations.suggesting import (
    NotApprovedError,
    NotOpenError,
    ReasonMissingError,
    accept_suggestion,
    decline_suggestion,
    suggest_edit,
    withdraw_suggestion,
)
from tests.factories.library import (
    ActionFactory,
    CoAuthorFactory,
    SuggestionFactory,
    next_edition,
)

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def action(db: None) -> Action:
    return ActionFactory(listed=True, title="Write the list", transitions=[(None, 1, 2)])


def _edit(action: Action, note: str = "Shorter.", **words: Any) -> Edit:
    based_on = Edition.objects.get(current_of=action)
    return Edit(replace(draft_of_edition(based_on), **words), "editorial", note, based_on)


def _suggest(action: Action, by: Member, **words: Any) -> Suggestion:
    return suggest_edit(action, _edit(action, **words), uid=uuid4(), by=by, at=AT)


def _refused(change: Callable[[], Any], error: type[Exception]) -> None:
    rows = Suggestion.objects.values_list("state", "decided_by").order_by("pk")
    before = list(rows), Edition.objects.count()
    with pytest.raises(error):
        change()
    assert (list(rows), Edition.objects.count()) == before


def test_a_suggestion_is_kept_beside_the_listed_text(action: Action, member: Member) -> None:
    made = _suggest(action, member, title="Write it")

    edition = made.edition
    assert (made.state, made.based_on, made.by) == ("open", action.current_edition, member)
    assert (edition.title, edition.number, edition.frozen_at) == ("Write it", None, None)
    assert Edition.objects.get(current_of=action).title == "Write the list"


def test_its_authors_are_told_of_a_suggestion(action: Action, member: Member) -> None:
    co_author = CoAuthorFactory(action=action).member

    made = _suggest(action, member, title="Write it")

    says = f"{member} suggests an edit of your action: “Write the list”."
    address = f"/actions/{action.slug}/suggestions/{made.uid}/"
    told = Notice.objects.order_by("member").values_list("member", "sentence", "address")
    readers = sorted([action.author_id, co_author.pk])
    assert list(told) == [(reader, says, address) for reader in readers]


def test_the_form_sent_twice_is_one_suggestion(action: Action, member: Member) -> None:
    uid = uuid4()
    for title in ("Write it", "Write it again"):
        suggest_edit(action, _edit(action, title=title), uid=uid, by=member, at=AT)

    assert [str(one.edition) for one in Suggestion.objects.all()] == ["Write it"]


def test_a_form_with_somebody_elses_identity_is_refused(action: Action, member: Member) -> None:
    theirs = SuggestionFactory(on=action)

    _refused(
        lambda: suggest_edit(action, _edit(action, title="X"), uid=theirs.uid, by=member, at=AT),
        NotYoursError,
    )


def test_who_is_not_let_in_suggests_nothing(action: Action, unapproved: Member) -> None:
    _refused(lambda: _suggest(action, unapproved, title="X"), NotApprovedError)


def test_authors_edit_rather_than_suggest(action: Action) -> None:
    _refused(lambda: _suggest(action, action.author, title="X"), NotYoursError)


@pytest.mark.parametrize("state", ["submitted", "declined", "retired", "merged"])
def test_only_what_is_listed_takes_suggestions(state: str, member: Member) -> None:
    action = ActionFactory(**{state: True})

    _refused(lambda: _suggest(action, member, title="X"), NotListedError)


def test_a_suggestion_changes_something_and_says_why(action: Action, member: Member) -> None:
    _refused(lambda: _suggest(action, member), NothingChangedError)
    _refused(lambda: _suggest(action, member, note=" ", title="X"), NoteMissingError)


@pytest.mark.parametrize("who", ["author", "co-author", "curator"])
def test_authors_and_curators_accept(action: Action, curator: Member, who: str) -> None:
    co_author = CoAuthorFactory(action=action).member
    by = {"author": action.author, "co-author": co_author, "curator": curator}[who]
    made = SuggestionFactory(on=action, title="Write it")

    edition = accept_suggestion(made, kind="editorial", by=by, at=AT)

    assert (edition.number, edition.written_by, edition.frozen_at) == (2, made.by, AT)
    assert Edition.objects.get(current_of=action) == edition
    decided = Suggestion.objects.values_list("state", "decided_by", "decided_at").get()
    assert decided == ("accepted", by.pk, AT)
    assert ActionEvent.objects.filter(what="edited").get().by == by


def test_who_accepts_may_correct_the_kind(action: Action) -> None:
    made = SuggestionFactory(on=action, kind="editorial", title="Write nothing")

    accept_suggestion(made, kind="substantive", by=action.author, at=AT)

    assert Edition.objects.get(current_of=action).kind == "substantive"


def test_nobody_answers_their_own_suggestion(action: Action, curator: Member) -> None:
    own = SuggestionFactory(on=action, by=curator)

    _refused(lambda: accept_suggestion(own, kind="editorial", by=curator, at=AT), NotYoursError)
    _refused(lambda: decline_suggestion(own, why="No.", by=curator, at=AT), NotYoursError)


def test_other_members_answer_nothing(action: Action, member: Member) -> None:
    made = SuggestionFactory(on=action)
    CoAuthorFactory(action=action, member=member, waiting=True)

    _refused(lambda: accept_suggestion(made, kind="editorial", by=member, at=AT), NotYoursError)
    _refused(lambda: decline_suggestion(made, why="No.", by=member, at=AT), NotYoursError)


def test_who_suggested_hears_that_it_was_accepted(action: Action) -> None:
    made = SuggestionFactory(on=action, title="Write it")

    accept_suggestion(made, kind="editorial", by=action.author, at=AT)

    told = Notice.objects.values_list("member", "sentence", "address").get()
    says = "Your edit is now edition 2 of “Write it”. Thank you."
    assert told == (made.by_id, says, f"/actions/{action.slug}/")


def test_who_suggested_hears_why_it_was_declined(action: Action, curator: Member) -> None:
    made = SuggestionFactory(on=action)

    decline_suggestion(made, why=" It sells one. ", by=curator, at=AT)

    says = "Your edit of “Write the list” was not taken. Why: It sells one."
    assert Notice.objects.values_list("member", "sentence").get() == (made.by_id, says)
    now = Suggestion.objects.values_list("state", "why", "decided_by").get()
    assert now == ("declined", "It sells one.", curator.pk)
    assert Edition.objects.get(current_of=action).number == 1


def test_declining_needs_a_reason(action: Action) -> None:
    made = SuggestionFactory(on=action)

    _refused(
        lambda: decline_suggestion(made, why=" \n", by=action.author, at=AT), ReasonMissingError
    )


def test_a_suggestion_is_carried_over_what_changed_elsewhere(action: Action) -> None:
    made = SuggestionFactory(on=action, title="Write it")
    next_edition(action, "editorial", summary="Theirs.")

    edition = accept_suggestion(made, kind="editorial", by=action.author, at=AT)

    assert (edition.number, edition.title, edition.summary) == (3, "Write it", "Theirs.")


def test_a_suggestion_stops_where_the_text_changed_in_the_same_place(action: Action) -> None:
    made = SuggestionFactory(on=action, title="Write it")
    next_edition(action, "editorial", title="Note it down")

    _refused(
        lambda: accept_suggestion(made, kind="editorial", by=action.author, at=AT), TextsMetError
    )


def test_a_suggestion_that_the_text_says_by_now_is_not_accepted(action: Action) -> None:
    made = SuggestionFactory(on=action, title="Write it")
    next_edition(action, "editorial", title="Write it")

    _refused(
        lambda: accept_suggestion(made, kind="editorial", by=action.author, at=AT),
        NothingChangedError,
    )


def test_an_answer_is_given_once(action: Action, curator: Member) -> None:
    made = SuggestionFactory(on=action)
    decline_suggestion(made, why="No.", by=curator, at=AT)

    for answer in (
        lambda: accept_suggestion(made, kind="editorial", by=action.author, at=AT),
        lambda: decline_suggestion(made, why="Again.", by=action.author, at=AT),
        lambda: withdraw_suggestion(made, by=made.by, at=AT),
    ):
        _refused(answer, NotOpenError)


def test_who_made_it_takes_it_back_and_nobody_else(action: Action) -> None:
    made = SuggestionFactory(on=action)
    _refused(lambda: withdraw_suggestion(made, by=action.author, at=AT), NotYoursError)

    for _ in range(2):
        withdraw_suggestion(made, by=made.by, at=AT)

    assert Suggestion.objects.values_list("state", "decided_by").get() == (
        "withdrawn",
        made.by_id,
    )


def test_an_open_suggestion_is_seen_by_whom_it_concerns(
    action: Action, curator: Member, member: Member, unapproved: Member
) -> None:
    made = SuggestionFactory(on=action)
    co_author = CoAuthorFactory(action=action).member
    readers = [made.by, action.author, co_author, curator, member, unapproved]

    seen = [Suggestion.objects.visible_to(reader).exists() for reader in readers]

    assert seen == [True, True, True, True, False, False]


def test_an_accepted_suggestion_is_public(action: Action, member: Member) -> None:
    made = SuggestionFactory(on=action)
    accept_suggestion(made, kind="editorial", by=action.author, at=AT)

    assert list(Suggestion.objects.visible_to(member)) == [made]
