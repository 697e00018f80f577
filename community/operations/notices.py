"""Tell members that something of theirs took a step: on their page of notices, and by mail."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from community.adapters.mail import send_mail
from community.models import Member, Notice
from community.models.members import SYSTEM_EMAIL, Letters
from community.models.notices import SENTENCE


def tell(members: Iterable[Member], *, sentence: str, address: str, at: datetime) -> None:
    """Leave a notice for each member, as `leave_notice` does, and mail it to who wants that.

    The mail leaves after the caller's transaction has committed.
    """
    for notice in _left(members, sentence=sentence, address=address, at=at):
        about = {"name": notice.member, "sentence": notice.sentence, "address": address}
        write_to(notice.member, "community/notice", about)


def write_to(member: Member, template: str, about: Mapping[str, Any]) -> None:
    """Send a letter about something of the member's, if they hear at once of each.

    Who hears once a day reads of it in the day's letter: leave a notice too. Who left or was
    banned is sent nothing, nor is the site's own member.
    """
    if _is_there(member) and member.letters == Letters.AT_ONCE:
        send_mail(template, to=member.email, about=about)


def leave_notice(members: Iterable[Member], *, sentence: str, address: str, at: datetime) -> None:
    """Put a notice on each member's page, once however often they are named; mail nothing.

    For steps which have a letter of their own, sent by `write_to`. The letter of the day tells
    it to those who chose that. `sentence` says what happened, in at most 300
    characters (a longer one is cut); `address` is a path of this site, "/proposals/12/". Part of
    the caller's transaction. Who left or was banned is told nothing, nor is the site's own member.
    """
    _left(members, sentence=sentence, address=address, at=at)


def _left(members: Iterable[Member], *, sentence: str, address: str, at: datetime) -> list[Notice]:
    told = {member.pk: member for member in members if _is_there(member)}
    short = sentence if len(sentence) <= SENTENCE else f"{sentence[: SENTENCE - 1]}…"
    return Notice.objects.bulk_create(
        Notice(
            member=member,
            at=at,
            sentence=short,
            address=address,
            awaits_digest=member.letters == Letters.DAILY,
        )
        for member in told.values()
    )


def _is_there(member: Member) -> bool:
    return member.is_active and member.email != SYSTEM_EMAIL


def read_notices(member: Member, *, at: datetime) -> int:
    """Note that a member has looked at all of their notices; gives how many were new."""
    return Notice.objects.visible_to(member).unread().update(read_at=at)


def read_notice(notice: Notice, *, at: datetime) -> None:
    """Note that its member has followed one notice; the first time counts."""
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=at)
