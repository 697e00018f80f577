"""People and councils: the smallest valid thing of each."""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import Group
from factory.declarations import PostGeneration, Sequence, SubFactory, Trait
from factory.django import Password

from community.models import Council, JoinRequest, Member, Membership, Notice
from community.models.councils import CouncilKind
from community.models.members import Role
from tests.factories.base import RowFactory

LONG_AGO = datetime.datetime(2026, 1, 5, 9, tzinfo=datetime.UTC)
PASSWORD = "a quiet word in a test"


def _give_roles(member: Member, _create: bool, given: Iterable[Role] | None) -> None:
    for role in given or ():
        member.groups.add(Group.objects.get_or_create(name=role.value)[0])


class MemberFactory(RowFactory[Member]):
    """An approved member without a role. `roles=[Role.CURATOR]` gives site-wide roles."""

    class Meta:
        model = Member
        skip_postgeneration_save = True

    class Params:
        unapproved = Trait(approved_at=None)
        banned = Trait(is_active=False)

    email = Sequence(lambda n: f"member-{n}@example.org")
    display_name = Sequence(lambda n: f"Member {n}")
    password = Password(PASSWORD)
    approved_at = LONG_AGO
    roles = PostGeneration(_give_roles)


class CouncilFactory(RowFactory[Council]):
    """A district council which exists today."""

    class Meta:
        model = Council

    name = Sequence(lambda n: f"Council {n}")
    slug = Sequence(lambda n: f"council-{n}")
    kind = CouncilKind.DISTRICT


class MembershipFactory(RowFactory[Membership]):
    """A viewer of a council, from long ago until nobody said when; both are made if not given."""

    class Meta:
        model = Membership

    member = SubFactory(MemberFactory)
    council = SubFactory(CouncilFactory)
    from_on = LONG_AGO.date()


class JoinRequestFactory(RowFactory[JoinRequest]):
    """A wish to join that nobody has answered."""

    class Meta:
        model = JoinRequest

    name = Sequence(lambda n: f"Newcomer {n}")
    email = Sequence(lambda n: f"newcomer-{n}@example.org")
    council_name = "Somewhere District Council"
    asked_at = LONG_AGO


class NoticeFactory(RowFactory[Notice]):
    """A notice that its member has not looked at."""

    class Meta:
        model = Notice

    member = SubFactory(MemberFactory)
    at = LONG_AGO
    sentence = Sequence(lambda n: f"Thing {n} took a step.")
    address = "/actions/"
