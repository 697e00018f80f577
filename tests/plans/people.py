"""People of a council, as the tests of its plans need them."""

from django.test import Client

from community.models import Council, Member, Membership
from tests.factories.community import MembershipFactory


def somebody_of(council: Council, role: Membership.Role = Membership.Role.EDITOR) -> Member:
    """A member of a council, its editor unless told."""
    return MembershipFactory(council=council, role=role).member


def client_of(council: Council, role: Membership.Role = Membership.Role.EDITOR) -> Client:
    """A browser in which somebody of the council is signed in, its editor unless told."""
    client = Client()
    client.force_login(somebody_of(council, role))
    return client
