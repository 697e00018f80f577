"""Who looks at an action: given to a curator, who hears of it, or taken, or given to nobody."""

from datetime import datetime

import pytest
from django.utils import timezone

from community.models import Member, Notice
from community.models.members import Role
from library.models import Action
from library.operations.assigning import CannotBeAssignedError, assign_action
from library.operations.in_turn import answer_in_turn
from library.operations.refusals import NotACuratorError
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
AT: datetime = timezone.now()


@pytest.fixture
def action(db: None) -> Action:
    return ActionFactory(submitted=True, title="Ring the owner")


@pytest.fixture
def other_curator(db: None) -> Member:
    return MemberFactory(roles=[Role.CURATOR], display_name="Bea")


def _assigned(action: Action) -> tuple[object, ...]:
    return Action.objects.values_list("assigned_to", "assigned_at").get(pk=action.pk)


def test_who_is_given_an_action_is_told(
    action: Action, curator: Member, other_curator: Member
) -> None:
    assign_action(action, to=other_curator, by=curator, at=AT)

    assert _assigned(action) == (other_curator.pk, AT)
    assert Notice.objects.values_list("member", "sentence", "address").get() == (
        other_curator.pk,
        f"{curator} asks you to look at an action: “Ring the owner”.",
        f"/admin/actions/{action.uid}/",
    )


def test_who_takes_one_is_not_told(action: Action, curator: Member) -> None:
    assign_action(action, to=curator, by=curator, at=AT)

    assert (_assigned(action), Notice.objects.count()) == ((curator.pk, AT), 0)


def test_it_is_given_to_nobody_again(action: Action, curator: Member) -> None:
    assign_action(action, to=curator, by=curator, at=AT)

    assign_action(action, to=None, by=curator, at=AT)

    assert _assigned(action) == (None, None)


def test_only_curators_give_and_only_to_curators_who_did_not_write_it(
    action: Action, curator: Member, member: Member
) -> None:
    own = ActionFactory(submitted=True, author=curator)
    wrong = [
        (action, curator, member, NotACuratorError),
        (action, member, curator, CannotBeAssignedError),
        (own, curator, curator, CannotBeAssignedError),
    ]

    for one, to, by, error in wrong:
        with pytest.raises(error):
            assign_action(one, to=to, by=by, at=AT)

    assert (_assigned(action), _assigned(own)) == ((None, None), (None, None))


def test_of_many_each_is_answered_for_itself(action: Action, curator: Member) -> None:
    own = ActionFactory(submitted=True, author=curator)

    said = answer_in_turn(
        [own, action], lambda one: assign_action(one, to=curator, by=curator, at=AT)
    )

    assert [(one.action, one.refusal) for one in said] == [
        (own, f"{curator} wrote this action, so another curator looks at it."),
        (action, ""),
    ]
    assert _assigned(action) == (curator.pk, AT)
