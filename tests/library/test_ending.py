"""An action leaves the list: what stays, whose votes go where, and who is told."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from community.models import Member, Notice
from library.models import Action, ActionEvent, ActionTally, ActionVote
from library.operations.ending import retire_action
from library.operations.merging import merge_action
from library.operations.refusals import (
    NotACuratorError,
    NotListedError,
    OwnActionError,
    ReasonMissingError,
)
from library.operations.voting import cast_vote, take_back_vote
from search.models import LatestChange
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
AT: datetime = timezone.now()


@pytest.fixture
def old(db: None) -> Action:
    return ActionFactory(listed=True, title="Move every form")


@pytest.fixture
def new(db: None) -> Action:
    return ActionFactory(listed=True, title="Replace ten forms")


def _retire(action: Action, successor: Action | None, by: Member, why: str = "It cost.") -> None:
    retire_action(action, successor=successor, why=why, by=by, at=AT)


def _merge(action: Action, into: Action, by: Member, why: str = "They say the same.") -> None:
    merge_action(action, into=into, why=why, by=by, at=AT)


def test_a_retired_action_names_its_successor_and_says_why(
    old: Action, new: Action, curator: Member
) -> None:
    _retire(old, new, curator)

    now = Action.objects.get(pk=old.pk)
    assert (now.state, now.successor, now.slug) == ("retired", new, old.slug)
    assert ActionEvent.objects.values_list("action", "what", "by", "at", "why").get() == (
        *(old.pk, "retired", curator.pk, AT),
        "It cost.",
    )
    assert LatestChange.objects.values_list("kind", "object_id").get() == ("action", old.pk)


def test_its_author_reads_that_it_was_retired(old: Action, curator: Member) -> None:
    _retire(old, None, curator)

    assert list(Notice.objects.values_list("member", "sentence", "address")) == [
        (old.author_id, "Your action was retired: “Move every form”.", f"/actions/{old.slug}/")
    ]


def test_a_merge_counts_every_voter_of_both_once(old: Action, new: Action, curator: Member) -> None:
    both, of_old, of_new = MemberFactory(), MemberFactory(), MemberFactory()
    for action, voters in ((old, (both, of_old)), (new, (both, of_new))):
        for voter in voters:
            cast_vote(action, by=voter, at=AT)

    _merge(old, new, curator)

    assert set(ActionVote.objects.filter(action=new).values_list("member", flat=True)) == {
        *(both.pk, of_old.pk, of_new.pk)
    }
    assert ActionTally.objects.get(action=new).people == 3
    assert ActionVote.objects.filter(action=old).count() == 2


def test_who_wrote_the_other_one_does_not_come_to_support_it(
    old: Action, new: Action, curator: Member
) -> None:
    cast_vote(old, by=new.author, at=AT)

    _merge(old, new, curator)

    assert not ActionVote.objects.filter(action=new).exists()


def test_a_banned_vote_is_carried_and_still_not_counted(
    old: Action, new: Action, curator: Member
) -> None:
    cast_vote(old, by=MemberFactory(), at=AT)
    ActionVote.objects.update(counted=False)

    _merge(old, new, curator)

    assert ActionVote.objects.get(action=new).counted is False
    assert ActionTally.objects.get(action=new).people == 0


def test_voters_are_told_and_can_say_not_mine(old: Action, new: Action, curator: Member) -> None:
    voter = MemberFactory()
    cast_vote(old, by=voter, at=AT)

    _merge(old, new, curator)
    told = Notice.objects.get(member=voter)
    take_back_vote(new, by=voter)

    assert (told.sentence, told.address) == (
        "“Move every form”, which you supported, was merged with “Replace ten forms”. "
        "Your support counts there: take it back if it is not yours.",
        f"/actions/{new.slug}/",
    )
    assert ActionTally.objects.get(action=new).people == 0


Wrong = Callable[[Action, Action, Member], tuple[Action, Action, Member, str]]
WRONG: dict[str, tuple[Wrong, type[Exception]]] = {
    "a member": (lambda o, n, _: (o, n, MemberFactory(), "Why"), NotACuratorError),
    "without a reason": (lambda o, n, by: (o, n, by, "  "), ReasonMissingError),
    "into itself": (lambda o, _, by: (o, o, by, "Why"), NotListedError),
    "into a draft": (lambda o, _, by: (o, ActionFactory(), by, "Why"), NotListedError),
    "a draft": (lambda _, n, by: (ActionFactory(), n, by, "Why"), NotListedError),
    "one's own": (
        lambda _, n, by: (ActionFactory(listed=True, author=by), n, by, "Why"),
        OwnActionError,
    ),
}


@pytest.mark.parametrize("end", [_retire, _merge])
@pytest.mark.parametrize("wrong", WRONG)
def test_what_may_not_be_ended_stays_as_it_was(
    old: Action,
    new: Action,
    curator: Member,
    wrong: str,
    end: Callable[[Action, Action, Member, str], None],
) -> None:
    asked, error = WRONG[wrong]
    given = asked(old, new, curator)
    before = list(Action.objects.order_by("pk").values())

    with pytest.raises(error):
        end(*given)

    assert list(Action.objects.order_by("pk").values()) == before
    assert not ActionEvent.objects.exists()
