"""Tell members that something of theirs took a step: on their page of notices, and by mail."""

from collections.abc import Iterable
from datetime import datetime

from community.adapters.mail import send_mail
from community.models import Member, Notice
from community.models.notices import SENTENCE


def tell(members: Iterable[Member], *, sentence: str, address: str, at: datetime) -> None:
    """Put a notice on each member's page, once however often they are named, and mail it.

    `sentence` says what happened, in at most 300 characters (a longer one is cut); `address` is a
    path of this site, "/proposals/12/". Part of the caller's transaction: the mail leaves after it
    has committed. Who left or was banned is told nothing.
    """
    told = {member.pk: member for member in members if member.is_active}
    short = sentence if len(sentence) <= SENTENCE else f"{sentence[: SENTENCE - 1]}…"
    Notice.objects.bulk_create(
        Notice(member=member, at=at, sentence=short, address=address) for member in told.values()
    )
    for member in told.values():
        about = {"name": member, "sentence": short, "address": address}
        send_mail("community/notice", to=member.email, about=about)


def read_notices(member: Member, *, at: datetime) -> int:
    """Note that a member has looked at their notices; gives how many were new."""
    return Notice.objects.visible_to(member).unread().update(read_at=at)
