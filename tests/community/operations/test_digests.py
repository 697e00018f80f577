"""The letter of the day: each notice in one letter, whatever kills a run."""

import datetime
import smtplib
from io import StringIO

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from community.models import Digest, Member, Notice
from community.models.members import Letters
from community.operations import digests
from community.operations.digests import (
    DigestsRunningError,
    Sent,
    choose_letters,
    send_digests,
)
from community.operations.notices import leave_notice, tell, write_to
from tests.conftest import Post
from tests.factories.community import MemberFactory

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 5, 3, 18, tzinfo=datetime.UTC)
NEXT_DAY = AT + datetime.timedelta(days=1)
Box = list[EmailMessage]


@pytest.fixture
def daily() -> Member:
    """Reads one letter a day."""
    return MemberFactory(letters=Letters.DAILY)


def _tell(*members: Member, sentence: str = "It took a step.") -> None:
    tell(members, sentence=sentence, address="/proposals/12/", at=AT)


@pytest.mark.parametrize(
    ("letters", "sent", "waits"), [("at-once", 2, False), ("daily", 0, True), ("none", 0, False)]
)
def test_a_member_hears_as_they_chose(post: Post, letters: str, sent: int, waits: bool) -> None:
    member = MemberFactory(letters=letters)

    with post() as box:
        _tell(member)
        leave_notice([member], sentence="Listed.", address="/actions/", at=AT)
        write_to(member, "community/notice", {"sentence": "Listed.", "address": "/actions/"})

    assert (len(box), [n.awaits_digest for n in member.notices.all()]) == (sent, [waits] * 2)


def test_a_digest_tells_unread_notices_once(daily: Member, mailoutbox: Box) -> None:
    _tell(daily, sentence="First.")
    _tell(daily, sentence="Second.")
    _tell(daily, sentence="Read already.")
    Notice.objects.filter(sentence="Read already.").update(read_at=AT)

    assert (send_digests(at=AT), send_digests(at=AT)) == (Sent(1, 0), Sent(0, 0))

    (letter,) = mailoutbox
    lines = [line for line in letter.body.splitlines() if line.startswith("- ")]
    assert (letter.to, lines) == ([daily.email], ["- First.", "- Second."])
    assert letter.subject.startswith("2 notices from")


def test_there_is_one_letter_a_day_and_the_rest_waits_for_the_next(
    daily: Member, mailoutbox: Box
) -> None:
    _tell(daily, sentence="First.")
    send_digests(at=AT)
    _tell(daily, sentence="Later.")

    assert (send_digests(at=AT), send_digests(at=NEXT_DAY)) == (Sent(0, 0), Sent(1, 0))
    assert ["Later." in letter.body for letter in mailoutbox] == [False, True]


def test_killed_before_the_letter_leaves_nothing_is_lost(
    daily: Member, mailoutbox: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tell(daily)

    def killed(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(digests, "send_now", killed)
        with pytest.raises(KeyboardInterrupt):
            send_digests(at=AT)

    assert (send_digests(at=AT), len(mailoutbox)) == (Sent(1, 0), 1)
    assert Notice.objects.filter(awaits_digest=True).count() == 0


def test_killed_after_the_letter_left_the_same_one_is_known_by_its_identity(
    daily: Member, mailoutbox: Box
) -> None:
    _tell(daily)
    send_digests(at=AT)
    Digest.objects.update(sent_at=None)  # as if killed before it was noted

    send_digests(at=AT)

    first, second = (letter.extra_headers["Message-ID"] for letter in mailoutbox)
    assert (first, mailoutbox[0].body) == (second, mailoutbox[1].body)


def test_a_letter_that_the_mail_server_does_not_take_is_sent_by_the_next_run(
    daily: Member, mailoutbox: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tell(daily)

    def refuse(*_: object) -> None:
        raise smtplib.SMTPException

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", refuse)
        with pytest.raises(CommandError, match="1 not taken"):
            call_command("send_digests", stdout=StringIO())

    said = StringIO()
    call_command("send_digests", stdout=said)
    assert (said.getvalue(), len(mailoutbox)) == ("1 letter sent.\n", 1)


def test_who_left_or_is_nowhere_is_sent_nothing(daily: Member, mailoutbox: Box) -> None:
    nowhere = MemberFactory(letters=Letters.DAILY, email="ann@demo.invalid")
    _tell(daily, nowhere)
    Member.objects.filter(pk=daily.pk).update(is_active=False)

    send_digests(at=AT)

    assert (mailoutbox, Notice.objects.filter(awaits_digest=True).count()) == ([], 0)


def test_no_letters_means_none_and_another_choice_a_last_one(
    daily: Member, mailoutbox: Box
) -> None:
    other = MemberFactory(letters=Letters.DAILY)
    _tell(daily, other)

    choose_letters(daily, Letters.NONE)
    choose_letters(other, Letters.AT_ONCE)
    send_digests(at=AT)

    assert [letter.to for letter in mailoutbox] == [[other.email]]


def test_the_database_lets_no_notice_into_a_second_letter(daily: Member) -> None:
    _tell(daily)
    send_digests(at=AT)
    other = Digest.objects.create(member=daily, on=NEXT_DAY.date())

    for change in ({"digest": other}, {"digest": None}, {"awaits_digest": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Digest.objects.create(member=daily, on=AT.date())


def test_two_runs_at_once_do_not_meet(daily: Member) -> None:
    with digests._one_at_a_time(), pytest.raises(DigestsRunningError):
        send_digests(at=AT)


def test_a_long_digest_names_the_first_and_counts_the_rest(daily: Member, mailoutbox: Box) -> None:
    for _ in range(digests.MOST_LINES + 2):
        _tell(daily)

    send_digests(at=AT)

    assert mailoutbox[0].body.count("- It took") == digests.MOST_LINES
    assert "And 2 more: " in mailoutbox[0].body
