"""Interests: declared and ended by members, read beside their names, never rewritten."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from community.models import DeclaredInterests, Interest, Member
from community.operations.interests import (
    MOST_OPEN,
    TooManyInterestsError,
    declare_interest,
    empty_interests,
    end_interest,
)
from tests.factories.community import MemberFactory
from tests.factories.library import LISTED_AT, UseReportFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 2)
WEEK = datetime.timedelta(days=7)
PAGE = "/accounts/interests/"


def _declare(member: Member, **given: Any) -> Interest:
    return declare_interest(member, **{"kind": "supplier", "about": "Ash", "on": DAY, **given})


def _beside(member: Member, on: datetime.date = DAY) -> str:
    return DeclaredInterests([member.pk]).beside(member.pk, on=on)


def _refused(change: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


def test_an_interest_stands_beside_what_was_said_while_it_was_in_force(member: Member) -> None:
    _declare(MemberFactory())
    one = _declare(member)
    _declare(member, kind="author", about="the guide", on=DAY + WEEK)
    end_interest(one, on=DAY + 2 * WEEK)

    said = [_beside(member, DAY + weeks * WEEK) for weeks in (-1, 0, 1, 2)]
    assert said == [
        "",
        "works for a supplier: Ash",
        "works for a supplier: Ash; author: the guide",
        "author: the guide",
    ]


def test_of_who_goes_unnamed_the_sort_alone_is_said(member: Member) -> None:
    _declare(member)
    _declare(member, about="Oak")

    declared = DeclaredInterests([member.pk])

    assert declared.sorts_beside(member.pk, on=DAY) == "works for a supplier"


def test_said_twice_it_is_there_once_and_ended_twice_the_first_day_counts(member: Member) -> None:
    assert _declare(member) == _declare(member)

    one = Interest.objects.get()
    end_interest(one, on=DAY + WEEK)
    end_interest(one, on=DAY + 2 * WEEK)

    one.refresh_from_db()
    assert one.to_on == DAY + WEEK
    assert _declare(member) != one


def test_more_than_anybody_reads_is_refused(member: Member) -> None:
    for number in range(MOST_OPEN):
        _declare(member, about=str(number))

    with pytest.raises(TooManyInterestsError):
        _declare(member, about="one more")


def test_erasure_empties_what_interests_say(member: Member) -> None:
    _declare(member)

    empty_interests(member)

    assert (_beside(member), list(Interest.objects.values_list("about", flat=True))) == ("", [""])
    assert list(Interest.objects.visible_to(member)) == []


def test_the_database_keeps_what_was_declared(member: Member) -> None:
    _declare(member)
    rows = Interest.objects.all()

    changes: list[dict[str, Any]] = [{"about": "Oak"}, {"kind": "other"}, {"from_on": DAY - WEEK}]
    for change in changes:
        assert _refused(partial(rows.update, **change))
    assert _refused(lambda: rows.update(to_on=DAY - WEEK))
    assert _refused(lambda: rows._raw_delete(rows.db))
    rows.update(to_on=DAY)
    assert _refused(lambda: rows.update(to_on=None))


def test_a_member_declares_and_ends_on_the_page(client: Client, member: Member) -> None:
    client.force_login(member)

    client.post(PAGE, {"kind": "line-manager", "about": " the  data team "})
    one = Interest.objects.get()
    client.post(f"{PAGE}{one.pk}/end/")

    one.refresh_from_db()
    assert (str(one), one.to_on is None) == ("line manager: the data team", False)
    assert [str(each) for each in client.get(PAGE).context["interests"]] == [str(one)]


def test_nobody_ends_anothers(client: Client, member: Member) -> None:
    other = _declare(MemberFactory())
    client.force_login(member)

    answer = client.post(f"{PAGE}{other.pk}/end/")

    other.refresh_from_db()
    assert (answer.status_code, other.to_on) == (404, None)


def test_a_form_with_a_fault_says_which_field(client: Client, member: Member) -> None:
    client.force_login(member)

    page = client.post(PAGE, {"about": ""})

    assert (page.status_code, "Choose the sort that comes nearest" in page.text) == (422, True)


def test_interests_of_who_wrote_a_report_stand_beside_it(client: Client) -> None:
    report = UseReportFactory(text="It worked.")
    _declare(report.reported_by, on=LISTED_AT.date())

    page = client.get(f"/actions/{report.action.slug}/")

    assert "Interest: works for a supplier: Ash" in page.text
