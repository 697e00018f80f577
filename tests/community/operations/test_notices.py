"""Telling members: once each, on their page at once, by mail when it is committed."""

import datetime
from collections.abc import Callable, Iterable

import pytest
from django.db import DatabaseError, transaction

from community.models import Member, Notice
from community.operations.notices import leave_notice, read_notice, read_notices, tell
from tests.conftest import Post
from tests.factories.community import LONG_AGO, MemberFactory, NoticeFactory

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
LATER = AT + datetime.timedelta(hours=1)
SENTENCE = "Your proposal 12 is decided."


def _tell(members: Iterable[Member], sentence: str = SENTENCE) -> None:
    tell(members, sentence=sentence, address="/proposals/12/", at=AT)


def _leave(members: Iterable[Member]) -> None:
    leave_notice(members, sentence=SENTENCE, address="/proposals/12/", at=AT)


def test_a_member_is_told_once_however_often_they_are_named(member: Member, post: Post) -> None:
    with post() as letters:
        _tell([member, Member.objects.get(pk=member.pk), member])

    assert list(Notice.objects.values_list("member", "sentence", "address", "at", "read_at")) == [
        (member.pk, SENTENCE, "/proposals/12/", AT, None)
    ]
    assert [(letter.to, letter.subject) for letter in letters] == [([member.email], SENTENCE)]


def test_the_letter_says_where_to_read_on(member: Member, post: Post) -> None:
    with post() as letters:
        _tell([member])

    assert f"Dear {member}," in letters[0].body
    assert "Read on: http://127.0.0.1:8000/proposals/12/" in letters[0].body


def test_no_mail_leaves_for_what_was_undone(member: Member, post: Post) -> None:
    with post() as letters, transaction.atomic():
        _tell([member])
        transaction.set_rollback(True)

    assert (letters, Notice.objects.count()) == ([], 0)


def test_a_notice_without_mail_is_a_notice_alone(member: Member, post: Post) -> None:
    with post() as letters:
        _leave([member, member])

    assert (letters, Notice.objects.get().sentence) == ([], SENTENCE)


@pytest.mark.parametrize(("length", "kept"), [(300, 300), (301, 300), (900, 300)])
def test_a_sentence_that_is_too_long_is_cut_and_says_so(
    member: Member, length: int, kept: int
) -> None:
    _tell([member], "x" * length)

    sentence = Notice.objects.get().sentence
    assert (len(sentence), sentence.endswith("…")) == (kept, length > 300)


@pytest.mark.parametrize("say", [_tell, _leave])
def test_who_left_and_the_site_itself_are_told_nothing(
    say: Callable[[Iterable[Member]], None], post: Post
) -> None:
    with post() as letters:
        say([MemberFactory(banned=True), Member.objects.system()])

    assert (letters, Notice.objects.count()) == ([], 0)


def test_a_line_break_in_a_sentence_ends_in_no_header(member: Member, post: Post) -> None:
    with post() as letters:
        _tell([member], "Your action “a\nBcc: all@example.org” is listed.")

    assert [letter.recipients() for letter in letters] == [[member.email]]


def test_looking_at_all_leaves_those_of_others_and_those_read_before(member: Member) -> None:
    before = NoticeFactory(member=member, read_at=LONG_AGO)
    new, others = NoticeFactory(member=member), NoticeFactory()

    count = read_notices(member, at=AT)

    read = dict(Notice.objects.values_list("pk", "read_at"))
    assert (count, read) == (1, {before.pk: LONG_AGO, new.pk: AT, others.pk: None})


def test_following_one_keeps_the_first_time() -> None:
    notice, other = NoticeFactory(), NoticeFactory()

    for at in (AT, LATER):
        read_notice(notice, at=at)

    assert dict(Notice.objects.values_list("pk", "read_at")) == {notice.pk: AT, other.pk: None}


@pytest.mark.parametrize(
    "address", ["", "https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"]
)
def test_the_database_refuses_a_notice_that_leads_out_of_the_site(address: str) -> None:
    kept = NoticeFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        NoticeFactory(address=address)
    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=kept.pk).update(address=address)
