"""Tokens: shown once, kept as a hash, and ended at once by revoking, banning or time."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from api.models import ApiToken
from api.operations.tokens import (
    MOST_TOKENS,
    TokenRefusedError,
    digest_of,
    make_token,
    note_use,
    revoke_token,
    token_of,
)
from community.models import Member
from community.operations.bans import ban_member
from tests.factories.api import FAR_OFF, ApiTokenFactory, program_of
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
VOTE = frozenset({ApiToken.Scope.VOTE})
PAGE = "/accounts/tokens/"


def test_a_secret_is_kept_as_a_hash_alone(member: Member) -> None:
    made = make_token(name="Intranet", scopes=VOTE, days=30, by=member, at=NOW)

    kept = ApiToken.objects.values("digest", "may_vote", "may_submit", "expires_at").get()
    assert kept == {
        "digest": digest_of(made.secret),
        "may_vote": True,
        "may_submit": False,
        "expires_at": NOW + datetime.timedelta(days=30),
    }
    assert token_of(made.secret, at=NOW) == made.token


def test_who_is_not_let_in_makes_none(unapproved: Member) -> None:
    with pytest.raises(TokenRefusedError):
        make_token(name="Intranet", scopes=VOTE, days=30, by=unapproved, at=NOW)

    assert not ApiToken.objects.exists()


def test_an_eleventh_token_is_refused(member: Member) -> None:
    ApiTokenFactory.create_batch(MOST_TOKENS, member=member)

    with pytest.raises(TokenRefusedError):
        make_token(name="One more", scopes=VOTE, days=30, by=member, at=NOW)


@pytest.mark.parametrize(
    "wrong", [{"may_submit": False, "may_vote": False}, {"expires_at": LONG_AGO}]
)
def test_the_database_refuses_a_token_for_nothing_or_for_ever(wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiTokenFactory(**wrong)


def test_it_ends_with_revoking_time_and_the_members_account(member: Member) -> None:
    revoked, expired, banned = (ApiTokenFactory() for _ in range(3))
    unapproved = ApiTokenFactory(member=MemberFactory(unapproved=True))
    revoke_token(revoked, at=NOW)
    ApiToken.objects.filter(pk=expired.pk).update(expires_at=NOW)
    ban_member(banned.member, why="Spam.", by=member, at=NOW)

    ended = [token_of(one.name, at=NOW) for one in (revoked, expired, banned, unapproved)]

    assert ended == [None] * 4


def test_when_it_was_last_used_is_kept_to_five_minutes() -> None:
    token = ApiTokenFactory()
    for minutes in (0, 4, 6):
        note_use(token, at=NOW + datetime.timedelta(minutes=minutes))
        token.refresh_from_db()

    assert token.last_used_at == NOW + datetime.timedelta(minutes=6)


def test_a_member_makes_a_token_and_sees_it_once(client: Client, member: Member) -> None:
    client.force_login(member)

    made = client.post(PAGE, {"name": "Intranet", "scopes": ["vote"], "days": "90"})

    secret = made.context["made"].secret
    assert (made.content.decode().count(secret), made["Cache-Control"]) == (1, "no-store")
    assert secret not in client.get(PAGE).content.decode()
    assert token_of(secret, at=timezone.now()) == ApiToken.objects.get()


def test_a_token_that_may_do_nothing_is_asked_about(client: Client, member: Member) -> None:
    client.force_login(member)

    refused = client.post(PAGE, {"name": "Intranet", "days": "90"})

    assert (refused.status_code, [*refused.context["form"].errors]) == (422, ["scopes"])


def test_a_member_revokes_their_own_and_nobody_elses(client: Client, member: Member) -> None:
    own, others = ApiTokenFactory(member=member), ApiTokenFactory()
    client.force_login(member)

    statuses = [client.post(f"{PAGE}{one.uid}/revoke/").status_code for one in (own, others)]

    assert statuses == [302, 404]
    standing = ApiToken.objects.standing(at=timezone.now())
    assert list(standing) == [others]


def test_a_revoked_token_reads_nothing_either() -> None:
    token = ApiTokenFactory(expires_at=FAR_OFF)
    program = program_of(token)
    before = program.get("/api/v1/tags").status_code
    revoke_token(token, at=NOW)

    assert (before, program.get("/api/v1/tags").status_code) == (200, 401)


def test_a_token_in_an_address_is_none(client: Client) -> None:
    action, token = ActionFactory(listed=True), ApiTokenFactory()

    answered = client.put(f"/api/v1/actions/{action.slug}/vote?token={token.name}")

    assert answered.status_code == 401
