"""Tokens of members: the smallest that stands."""

import datetime

from django.test import Client
from factory.declarations import LazyAttribute, LazyFunction, SubFactory
from factory.declarations import Sequence as Numbered

from api.models import ApiToken
from api.operations.tokens import digest_of
from tests.factories.base import RowFactory
from tests.factories.community import LONG_AGO, MemberFactory

FAR_OFF = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)


class ApiTokenFactory(RowFactory[ApiToken]):
    """A token that may do everything; its secret is its name."""

    class Meta:
        model = ApiToken

    member = SubFactory(MemberFactory)
    name = Numbered(lambda n: f"secret-{n}")
    digest = LazyAttribute(lambda one: digest_of(one.name))
    may_submit = True
    may_vote = True
    created_at = LazyFunction(lambda: LONG_AGO)
    expires_at = FAR_OFF


def program_of(token: ApiToken) -> Client:
    """A program that shows a token of the factory's."""
    return Client(headers={"Authorization": f"Bearer {token.name}"})
