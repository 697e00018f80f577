"""An action leaves the list and comes back to it: what stays, and who is told."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from community.models import Member, Notice
from library.models import Action, ActionEvent
from library.operations.ending import relist_action, retire_action
from library.operations.merging import merge_action
from library.operations.refusals import (
    NotACuratorError,
    NotGoneError,
    NotListedError,
    OwnActionError,
    ReasonMissingError,
)
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


def test_a_retired_action_comes_back_to_its_address(
    old: Action, new: Action, curator: Member
) -> None:
    _retire(old, new, curator)

    relist_action(old, why="It works after all.", by=curator, at=AT)

    now = Action.objects.get(pk=old.pk)
    assert (now.state, now.successor, now.slug) == ("listed", None, old.slug)
    last = ActionEvent.objects.order_by("-pk").values_list("what", "by", "why")[0]
    assert last == ("relisted", curator.pk, "It works after all.")
    told = Notice.objects.order_by("-pk").values_list("member", "sentence")[0]
    assert told == (old.author_id, "Your action is listed again: “Move every form”.")


Return = Callable[[Member], tuple[Action, Member, str]]
NO_RETURN: dict[str, tuple[Return, type[Exception]]] = {
    "a member": (lambda _: (ActionFactory(retired=True), MemberFactory(), "Why"), NotACuratorError),
    "without a reason": (lambda by: (ActionFactory(retired=True), by, " "), ReasonMissingError),
    "a merged one": (lambda by: (ActionFactory(merged=True), by, "Why"), NotGoneError),
    "a declined one": (lambda by: (ActionFactory(declined=True), by, "Why"), NotGoneError),
    "one's own": (lambda by: (ActionFactory(retired=True, author=by), by, "Why"), OwnActionError),
}


@pytest.mark.parametrize("wrong", NO_RETURN)
def test_what_may_not_come_back_stays_away(curator: Member, wrong: str) -> None:
    asked, error = NO_RETURN[wrong]
    action, by, why = asked(curator)
    before = Action.objects.values("state").get(pk=action.pk)

    with pytest.raises(error):
        relist_action(action, why=why, by=by, at=AT)

    assert Action.objects.values("state").get(pk=action.pk) == before
    assert not ActionEvent.objects.exists()
