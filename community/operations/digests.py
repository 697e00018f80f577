"""The letter of the day: all notices of a member in one, for those who chose that.

A digest is made in one transaction with its notices, and sent after it. So whatever kills a run, a
notice is in one digest, and a digest that was not sent is sent by the next run. Killed between the
mail server's answer and the note of it, the same letter is sent again under the same Message-ID.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.adapters.locks import held_alone
from community.adapters.mail import send_now
from community.models import Digest, Member, Notice
from community.models.members import Letters

MOST_LINES = 50


class DigestsRunningError(Exception):
    """Another process sends them now."""


@dataclass(frozen=True)
class Sent:
    """How many letters the mail server took, and how many it did not."""

    letters: int
    failed: int


def choose_letters(member: Member, letters: Letters) -> None:
    """Keep when a member wants letters, from the next notice on.

    A last digest tells what waits for one, unless no letters are wanted at all.
    """
    Member.objects.filter(pk=member.pk).update(letters=letters)
    member.letters = letters
    if letters == Letters.NONE:
        Notice.objects.visible_to(member).awaiting_digest().update(awaits_digest=False)


def send_digests(*, at: datetime) -> Sent:
    """Send each member one letter with the unread notices that wait for it, at most one a day.

    What comes after a day's letter waits for the next day. `at` is timezone-aware; the day is that
    of Europe/London. Raises DigestsRunningError when another process is at it on this machine.
    """
    with _one_at_a_time():
        for member in Member.objects.filter(notices__awaits_digest=True).distinct().order_by("pk"):
            _make(member, at=at)
        unsent = Digest.objects.unsent().select_related("member").order_by("pk")
        taken = [_send(digest, at=at) for digest in unsent]
    return Sent(letters=taken.count(True), failed=taken.count(False))


@transaction.atomic
def _make(member: Member, *, at: datetime) -> None:
    """Give the waiting notices of a member their place in today's digest, if it is not made yet."""
    today = timezone.localtime(at).date()
    waiting = Notice.objects.select_for_update().filter(member=member).awaiting_digest()
    rows = list(waiting.values_list("pk", "read_at"))
    unread = [key for key, read_at in rows if read_at is None and member.is_active]
    if unread and Digest.objects.made_on(today).filter(member=member).exists():
        return
    if unread:
        digest = Digest.objects.create(member=member, on=today)
        Notice.objects.filter(pk__in=unread).update(awaits_digest=False, digest=digest)
    # The others were read meanwhile, or are for somebody who left.
    Notice.objects.filter(pk__in=[key for key, _ in rows]).update(awaits_digest=False)


def _send(digest: Digest, *, at: datetime) -> bool:
    notices = list(digest.notices.order_by("at", "pk"))
    about = {
        "name": digest.member,
        "count": len(notices),
        "notices": notices[:MOST_LINES],
        "more": max(len(notices) - MOST_LINES, 0),
    }
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    is_taken = not digest.member.is_active or send_now(
        "community/digest",
        to=digest.member.email,
        about=about,
        message_id=f"<digest-{digest.uid}@{host}>",
    )
    if is_taken:
        Digest.objects.filter(pk=digest.pk).update(sent_at=at)
    return is_taken


def _one_at_a_time() -> AbstractContextManager[None]:
    says = "Another process sends the digests. It tells everybody: nothing is left to do."
    return held_alone("digests", refusal=DigestsRunningError(says))
