"""Who sees an assessment, and who may do what with it."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser

from assessments.models import Assessment
from assessments.permissions import (
    can_carry,
    can_judge,
    can_publish,
    can_read_reasons,
    can_sign_off,
)
from community.models import Council, Member, Membership, Reader
from tests.factories.assessments import AssessmentFactory, judged, signed_off
from tests.factories.community import LONG_AGO, MemberFactory, MembershipFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 6, 1)
Asked = Callable[..., bool]


def _colleague(council: Council, role: str) -> Member:
    return MembershipFactory(council=council, role=role).member


def _strangers() -> list[Reader]:
    return [AnonymousUser(), MemberFactory(), MembershipFactory(role="lead").member]


def test_a_councils_people_see_all_of_it_and_nobody_else_any(assessment: Assessment) -> None:
    people = [_colleague(assessment.council, role) for role in Membership.Role.values]

    seen = [
        list(Assessment.objects.visible_to(reader, on=TODAY)) for reader in [*people, *_strangers()]
    ]

    assert seen == [[assessment]] * 3 + [[]] * 3


def test_everybody_sees_what_is_published(assessment: Assessment) -> None:
    signed_off(judged(assessment, data=2), is_shown=True)
    AssessmentFactory(council=assessment.council)

    assert [list(Assessment.objects.visible_to(reader, on=TODAY)) for reader in _strangers()] == [
        [assessment]
    ] * 3


@pytest.mark.parametrize("to_on", [TODAY, LONG_AGO.date() + datetime.timedelta(days=1)])
def test_who_has_left_sees_nothing_from_that_day(
    assessment: Assessment, to_on: datetime.date
) -> None:
    left = MembershipFactory(council=assessment.council, role="lead", to_on=to_on).member

    assert list(Assessment.objects.visible_to(left, on=TODAY)) == []
    assert not can_judge(left, assessment, on=TODAY)


@pytest.mark.parametrize("state", [{"approved_at": None}, {"is_active": False}])
def test_who_is_not_let_in_or_banned_sees_nothing(
    assessment: Assessment, state: dict[str, object]
) -> None:
    someone = MemberFactory(**state)
    MembershipFactory(council=assessment.council, member=someone, role="lead")

    assert list(Assessment.objects.visible_to(someone, on=TODAY)) == []
    assert not can_judge(someone, assessment, on=TODAY)


@pytest.mark.parametrize(
    ("can", "is_closed", "roles"),
    [
        (can_judge, False, {"editor", "lead"}),
        (can_judge, True, set()),
        (can_sign_off, False, {"lead"}),
        (can_sign_off, True, set()),
        (can_publish, False, set()),
        (can_publish, True, {"lead"}),
        (can_carry, False, {"editor", "lead"}),
        (can_carry, True, {"editor", "lead"}),
        (can_read_reasons, True, {"viewer", "editor", "lead"}),
    ],
)
def test_rights_follow_the_role_and_the_state(
    assessment: Assessment, can: Asked, is_closed: bool, roles: set[str]
) -> None:
    if is_closed:
        signed_off(judged(assessment, data=2))

    may = {
        role
        for role in Membership.Role.values
        if can(_colleague(assessment.council, role), assessment, on=TODAY)
    }

    assert may == roles
    assert [can(reader, assessment, on=TODAY) for reader in _strangers()] == [False] * 3


def test_reasons_are_read_by_everybody_only_when_the_council_says_so(
    assessment: Assessment,
) -> None:
    signed_off(judged(assessment, data=2), is_shown=True)
    hidden = [can_read_reasons(reader, assessment, on=TODAY) for reader in _strangers()]
    assessment.publishes_reasons = True

    shown = [can_read_reasons(reader, assessment, on=TODAY) for reader in _strangers()]

    assert (hidden, shown) == ([False] * 3, [True] * 3)
