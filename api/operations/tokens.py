"""Tokens: made and shown once, recognised by their hash, and ended at once."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from api.models import ApiToken
from community.models import Member
from library.permissions import can_propose

PREFIX = "omm_"  # so that a token in a place where none belongs is recognised
BYTES = 32
MOST_TOKENS = 10  # of one member at a time: limits count by token
LONGEST_DAYS = 365
USED_AGAIN_AFTER = timedelta(minutes=5)  # how exact "last used" is: not a write for each request


class TokenRefusedError(Exception):
    """A token that was not made; the sentence says why."""


class MadeToken(NamedTuple):
    """A new token, and its secret, which is never seen again."""

    token: ApiToken
    secret: str


@transaction.atomic
def make_token(
    *, name: str, scopes: frozenset[ApiToken.Scope], days: int, by: Member, at: datetime
) -> MadeToken:
    """Make a token of `by` that stands for so many days. `at` is timezone-aware.

    Raises TokenRefusedError for a member who is not let in, and for an eleventh that stands.
    """
    if not can_propose(by):
        raise TokenRefusedError("You can make tokens once a moderator has let you in.")
    if ApiToken.objects.visible_to(by).standing(at=at).count() >= MOST_TOKENS:
        raise TokenRefusedError(f"You have {MOST_TOKENS} tokens. Revoke one that you do not use.")
    secret = PREFIX + secrets.token_urlsafe(BYTES)
    token = ApiToken.objects.create(
        member=by,
        name=name,
        digest=digest_of(secret),
        may_submit=ApiToken.Scope.SUBMIT in scopes,
        may_vote=ApiToken.Scope.VOTE in scopes,
        created_at=at,
        expires_at=at + timedelta(days=min(days, LONGEST_DAYS)),
    )
    return MadeToken(token, secret)


def revoke_token(token: ApiToken, *, at: datetime) -> None:
    """End a token at once. Harmless when it has ended."""
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=at)


def token_of(secret: str, *, at: datetime) -> ApiToken | None:
    """The token that stands now and has this secret, with its member. One query."""
    standing = ApiToken.objects.standing(at=at).filter(digest=digest_of(secret))
    return standing.select_related("member").order_by("pk").first()


def note_use(token: ApiToken, *, at: datetime) -> None:
    """Keep that a token is used; to five minutes, so that a request seldom writes it."""
    if token.last_used_at is None or token.last_used_at < at - USED_AGAIN_AFTER:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=at)


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
