"""A write with a key, sent by several at the same moment, is done by one of them."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from api.models import WriteReceipt
from api.operations.once import Written, do_once
from community.models import Member, Notice
from tests.factories.community import MemberFactory

AT = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)


def _write_once(member: Member) -> Written:
    def do() -> Written:
        notice = Notice.objects.create(member=member, at=AT, sentence="Done.", address="/")
        return Written(201, {"key": notice.pk})

    try:
        return do_once(do, key="one", asked="the same", by=member, at=AT)
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_writes_and_all_are_told_the_same() -> None:
    member = MemberFactory()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(_write_once, [member] * 4))

    written = Notice.objects.get()
    assert answers == [Written(201, {"key": written.pk})] * 4


@pytest.mark.django_db
def test_a_receipt_is_forgotten_after_a_day(member: Member) -> None:
    for days in (0, 2):
        at = AT + datetime.timedelta(days=days)
        do_once(lambda: Written(200, {}), key=str(days), asked="a", by=member, at=at)

    assert [receipt.key for receipt in WriteReceipt.objects.all()] == ["2"]
