"""Duplicates merged and taken apart again: whose vote counts where, and who hears of it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from community.models import Member, Notice
from library.models import Action, ActionEvent, ActionTally, ActionVote, Merge
from library.operations.merging import merge_action, not_mine, undo_merge
from library.operations.refusals import NotACuratorError, NotGoneError, OwnActionError
from library.operations.voting import cast_vote, take_back_vote
from search.models import LatestChange
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory, next_edition

pytestmark = pytest.mark.django_db
AT: datetime = timezone.now()
WHY = "They say the same."


@pytest.fixture
def old(db: None) -> Action:
    return ActionFactory(listed=True, title="Move every form")


@pytest.fixture
def new(db: None) -> Action:
    return ActionFactory(listed=True, title="Replace ten forms")


def _merge(action: Action, into: Action, by: Member) -> Merge:
    return merge_action(action, into=into, why=WHY, by=by, at=AT)


def _undo(merge: Merge, by: Member) -> None:
    undo_merge(merge, why="They differ.", by=by, at=AT)


def _supporters(action: Action) -> dict[int, int | None]:
    """Member -> the duplicate through which the vote came."""
    votes = ActionVote.objects.filter(action=action).order_by("pk")
    return dict(votes.values_list("member", "merged_from"))


def _people(action: Action) -> int:
    return ActionTally.objects.get(action=action).people


def test_a_merge_counts_every_voter_of_both_once(old: Action, new: Action, curator: Member) -> None:
    both, of_old, of_new = MemberFactory(), MemberFactory(), MemberFactory()
    for action, voters in ((old, (both, of_old)), (new, (both, of_new))):
        for voter in voters:
            cast_vote(action, by=voter, at=AT)

    _merge(old, new, curator)

    assert _supporters(new) == {both.pk: None, of_new.pk: None, of_old.pk: old.pk}
    assert _supporters(old) == {both.pk: None, of_old.pk: None}
    assert (_people(new), _people(old)) == (3, 2)


def test_a_merge_is_kept_with_who_when_and_why(old: Action, new: Action, curator: Member) -> None:
    merge = _merge(old, new, curator)

    now = Action.objects.get(pk=old.pk)
    assert (now.state, now.successor) == ("merged", new)
    assert (merge.duplicate, merge.into, merge.by, merge.at, merge.why) == (
        *(old, new, curator, AT),
        WHY,
    )
    assert set(LatestChange.objects.values_list("object_id", flat=True)) == {old.pk}


def test_who_wrote_the_other_one_does_not_come_to_support_it(
    old: Action, new: Action, curator: Member
) -> None:
    cast_vote(old, by=new.author, at=AT)

    _merge(old, new, curator)

    assert _supporters(new) == {}


def test_a_banned_vote_is_carried_and_still_not_counted(
    old: Action, new: Action, curator: Member
) -> None:
    cast_vote(old, by=MemberFactory(), at=AT)
    ActionVote.objects.update(counted=False)

    _merge(old, new, curator)

    assert (ActionVote.objects.get(action=new).counted, _people(new)) == (False, 0)


def test_voters_and_both_authors_are_told(old: Action, new: Action, curator: Member) -> None:
    voter = MemberFactory()
    cast_vote(old, by=voter, at=AT)

    _merge(old, new, curator)

    assert set(Notice.objects.values_list("member", "sentence", "address")) == {
        (
            voter.pk,
            "“Move every form”, which you supported, was merged with “Replace ten forms”. "
            "Your support counts there: take it back if it is not yours.",
            f"/actions/{new.slug}/",
        ),
        (
            old.author_id,
            "Your action “Move every form” was merged with another.",
            f"/actions/{old.slug}/",
        ),
        (
            new.author_id,
            "“Move every form” was merged with your action “Replace ten forms”, "
            "which says the same.",
            f"/actions/{new.slug}/",
        ),
    }


@pytest.mark.parametrize("say", [not_mine, take_back_vote])
def test_not_mine_takes_the_vote_off_and_no_merge_brings_it_again(
    old: Action, new: Action, curator: Member, say: object
) -> None:
    voter = MemberFactory()
    cast_vote(old, by=voter, at=AT)
    merge = _merge(old, new, curator)

    say(new, by=voter)  # type: ignore[operator]  # one of two functions
    after = _supporters(new), _people(new), _supporters(old)
    _undo(merge, curator)
    _merge(old, new, curator)

    assert after == ({}, 0, {voter.pk: None})
    assert _supporters(new) == {}


def test_an_undone_merge_gives_back_exactly_what_it_took(
    old: Action, new: Action, curator: Member
) -> None:
    carried, confirmed, of_new = MemberFactory(), MemberFactory(), MemberFactory()
    for action, voter in ((old, carried), (old, confirmed), (new, of_new)):
        cast_vote(action, by=voter, at=AT)
    merge = _merge(old, new, curator)
    cast_vote(new, by=confirmed, at=AT)

    _undo(merge, curator)

    assert _supporters(new) == {of_new.pk: None, confirmed.pk: None}
    assert _supporters(old) == {carried.pk: None, confirmed.pk: None}
    assert (_people(old), _people(new)) == (2, 2)


def test_after_an_undone_merge_the_duplicate_is_listed_and_says_why(
    old: Action, new: Action, curator: Member
) -> None:
    merge = _merge(old, new, curator)

    _undo(merge, curator)

    now = Action.objects.get(pk=old.pk)
    assert (now.state, now.successor, now.slug) == ("listed", None, old.slug)
    last = ActionEvent.objects.order_by("-pk").values_list("what", "by", "why")[0]
    assert last == ("unmerged", curator.pk, "They differ.")
    kept = Merge.objects.values_list("undone_by", "undone_at", "undone_why").get()
    assert kept == (curator.pk, AT, "They differ.")


def test_those_whose_votes_went_back_and_both_authors_hear_of_undoing(
    old: Action, new: Action, curator: Member
) -> None:
    voter = MemberFactory()
    cast_vote(old, by=voter, at=AT)
    merge = _merge(old, new, curator)
    Notice.objects.all().delete()

    _undo(merge, curator)

    assert set(Notice.objects.values_list("member", "sentence")) == {
        (
            voter.pk,
            "“Move every form” and “Replace ten forms” are two actions again. "
            "Your support counts for “Move every form” alone.",
        ),
        (
            old.author_id,
            "Your action “Move every form” is listed again: its merge with “Replace ten forms” "
            "was undone.",
        ),
        (
            new.author_id,
            "“Move every form” is no longer merged with your action “Replace ten forms”.",
        ),
    }


def test_a_chain_comes_apart_at_any_link(old: Action, new: Action, curator: Member) -> None:
    last, voter, of_new = ActionFactory(listed=True), MemberFactory(), MemberFactory()
    cast_vote(old, by=voter, at=AT)
    cast_vote(new, by=of_new, at=AT)
    first = _merge(old, new, curator)
    _merge(new, last, curator)
    whole = _supporters(last)

    _undo(first, curator)

    assert whole == {voter.pk: new.pk, of_new.pk: new.pk}
    assert (_supporters(last), _supporters(new)) == ({of_new.pk: new.pk}, {of_new.pk: None})
    assert (_supporters(old), _people(last)) == ({voter.pk: None}, 1)


def test_who_supports_two_duplicates_still_counts_when_one_goes(
    old: Action, new: Action, curator: Member
) -> None:
    twin, voter = ActionFactory(listed=True), MemberFactory()
    cast_vote(old, by=voter, at=AT)
    cast_vote(twin, by=voter, at=AT + timedelta(days=1))
    first = _merge(old, new, curator)
    _merge(twin, new, curator)
    both = _supporters(new)

    _undo(first, curator)

    assert (both, _supporters(new)) == ({voter.pk: old.pk}, {voter.pk: twin.pk})


def test_support_taken_back_on_a_duplicate_goes_all_the_way_up(
    old: Action, new: Action, curator: Member
) -> None:
    last, voter = ActionFactory(listed=True), MemberFactory()
    cast_vote(old, by=voter, at=AT)
    _merge(old, new, curator)
    _merge(new, last, curator)

    take_back_vote(old, by=voter)

    assert [_supporters(one) for one in (old, new, last)] == [{}, {}, {}]


def test_a_carried_vote_is_for_the_text_of_that_day(
    old: Action, new: Action, curator: Member
) -> None:
    cast_vote(old, by=MemberFactory(), at=AT)
    _merge(old, new, curator)
    text_of_that_day = new.current_edition_id
    next_edition(new, title="Replace twenty forms")

    vote = ActionVote.objects.get(action=new)

    assert (vote.edition_id, vote.at) == (text_of_that_day, AT)


def test_a_merge_is_undone_once(old: Action, new: Action, curator: Member) -> None:
    merge = _merge(old, new, curator)
    _undo(merge, curator)

    with pytest.raises(NotGoneError):
        _undo(merge, curator)

    assert Action.objects.get(pk=old.pk).state == "listed"


def test_who_undoes_a_merge_is_a_curator_and_did_not_write_the_duplicate(
    old: Action, new: Action, curator: Member
) -> None:
    merge = _merge(old, new, curator)
    Action.objects.filter(pk=old.pk).update(author=curator)

    for by, error in ((MemberFactory(), NotACuratorError), (curator, OwnActionError)):
        with pytest.raises(error):
            _undo(merge, by)

    assert Merge.objects.standing().count() == 1


def test_no_curator_merges_others_into_their_own(old: Action, curator: Member) -> None:
    own = ActionFactory(listed=True, author=curator)

    with pytest.raises(OwnActionError):
        _merge(old, own, curator)

    assert not Merge.objects.exists()
