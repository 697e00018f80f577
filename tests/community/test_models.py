"""Facts about people that the database holds to, and who may see which rows."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction

from community.models import Council, JoinRequest, Member, MemberEvent, Membership
from community.models.members import Role
from tests.factories.community import (
    CouncilFactory,
    JoinRequestFactory,
    MemberFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC)
DAY = AT.date()


def test_an_address_in_another_case_is_the_same_person() -> None:
    ann = Member.objects.create_user("Ann@Example.org")

    assert (ann.email, Member.objects.get_by_natural_key("ANN@example.ORG")) == (
        "ann@example.org",
        ann,
    )


def test_an_address_never_stands_for_a_name() -> None:
    members = [MemberFactory(display_name="Ann"), MemberFactory(display_name="")]

    assert [str(member) for member in members] == ["Ann", "Member"]


def test_the_database_keeps_addresses_in_lower_case_so_that_unique_means_in_any_case() -> None:
    MemberFactory(email="ann@example.org")

    for again in ("ann@example.org", "Ann@example.org"):
        with pytest.raises(DatabaseError), transaction.atomic():
            MemberFactory(email=again)


@pytest.mark.parametrize(
    "broken",
    [
        {"to_on": datetime.date(2026, 1, 5)},
        {"role": "owner"},
    ],
)
def test_the_database_refuses_a_membership_that_cannot_be(broken: dict[str, Any]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        MembershipFactory(**broken)


def test_a_member_belongs_to_a_council_once_and_has_one_primary_council() -> None:
    first = MembershipFactory()

    for second in ({"council": first.council, "is_primary": False}, {"council": CouncilFactory()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            MembershipFactory(member=first.member, **second)


def test_a_membership_holds_from_its_first_day_until_before_its_last() -> None:
    held = MembershipFactory(from_on=DAY, to_on=DAY + datetime.timedelta(days=2))

    days = [DAY + datetime.timedelta(days=n) for n in (-1, 0, 1, 2)]
    current = [list(Membership.objects.current(on=day)) for day in days]

    assert current == [[], [held], [held], []]


def test_a_council_exists_until_the_day_its_successor_starts() -> None:
    old = CouncilFactory(ended_on=DAY)

    assert list(Council.objects.existing(on=DAY - datetime.timedelta(days=1))) == [old]
    assert list(Council.objects.existing(on=DAY)) == []


def test_a_council_was_formed_from_those_that_ended_by_the_day() -> None:
    formed = CouncilFactory()
    later, old = (
        CouncilFactory(successor=formed, ended_on=DAY - datetime.timedelta(days=ago))
        for ago in (0, 9)
    )
    CouncilFactory(successor=formed, ended_on=DAY + datetime.timedelta(days=1))
    CouncilFactory(ended_on=DAY)

    assert list(Council.objects.that_formed(formed, on=DAY)) == [old, later]


@pytest.mark.parametrize("broken", [{"kind": "city-state"}, {"successor": True}])
def test_the_database_refuses_a_council_that_cannot_be(broken: dict[str, Any]) -> None:
    if "successor" in broken:
        broken = {"successor": CouncilFactory()}
    with pytest.raises(DatabaseError), transaction.atomic():
        CouncilFactory(**broken)


@pytest.mark.parametrize(
    "broken",
    [
        {"what": "praised"},
        {"what": "role given", "role": ""},
        {"what": "banned", "role": "curators"},
    ],
)
def test_the_database_refuses_an_event_that_cannot_be(broken: dict[str, str]) -> None:
    member = MemberFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        MemberEvent.objects.create(member=member, by=member, at=AT, **broken)


def test_a_member_who_did_something_is_never_deleted() -> None:
    event_of = MembershipFactory().member

    with pytest.raises(DatabaseError), transaction.atomic():
        event_of.delete()


def _mine_and_others() -> tuple[Member, list[list[Any]], list[list[Any]]]:
    """A member, their request, membership and event; the same of somebody else."""
    rows: list[tuple[Member, list[list[Any]]]] = []
    for somebody in (MemberFactory(), MemberFactory()):
        event = MemberEvent.objects.create(member=somebody, by=somebody, at=AT, what="banned")
        request = JoinRequestFactory(member=somebody)
        rows.append((somebody, [[request], [MembershipFactory(member=somebody)], [event]]))
    return rows[0][0], rows[0][1], rows[1][1]


def _seen(reader: Any) -> list[list[Any]]:
    return [
        list(kind.objects.visible_to(reader).order_by("pk"))
        for kind in (JoinRequest, Membership, MemberEvent)
    ]


def test_people_see_what_is_their_own() -> None:
    me, mine, _others = _mine_and_others()

    assert _seen(me) == mine


def test_moderators_see_what_is_everybodys(moderator: Member) -> None:
    _me, mine, others = _mine_and_others()

    assert _seen(moderator) == [a + b for a, b in zip(mine, others, strict=True)]


def test_a_visitor_sees_none_of_it() -> None:
    _mine_and_others()

    assert _seen(AnonymousUser()) == [[], [], []]


@pytest.mark.parametrize("role", [Role.CURATOR, Role.MAINTAINER])
def test_other_roles_see_nothing_of_others(role: Role) -> None:
    _mine_and_others()

    assert _seen(MemberFactory(roles=[role])) == [[], [], []]


def test_a_role_counts_for_nothing_once_its_holder_is_banned() -> None:
    banned = MemberFactory(roles=[Role.MODERATOR], banned=True)

    assert not banned.has_role(Role.MODERATOR)


def test_members_are_found_by_name_or_address_and_listed_by_name() -> None:
    zoe = MemberFactory(display_name="Zoe Ash", email="z@example.org")
    ann = MemberFactory(display_name="Ann Ash", email="a@example.org")
    MemberFactory(display_name="Bo Birch", email="b@example.org")

    assert list(Member.objects.named_like("ash").for_lists()) == [ann, zoe]
    assert list(Member.objects.named_like("Z@EX").for_lists()) == [zoe]
