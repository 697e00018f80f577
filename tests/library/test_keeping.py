"""Who keeps an action up to date, what is due, and how their calendar knows."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from community.models import Member
from library.models import Action, ReviewCalendar
from library.operations.keeping import KeeperRefusedError, choose_keeper, renew_calendar
from library.operations.refusals import NotACuratorError
from library.permissions import keeps
from tests.conftest import Post
from tests.counting import queries_for
from tests.factories.community import MemberFactory
from tests.factories.library import LISTED_AT as AT
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
DUE = datetime.date(2026, 6, 2)
DAY = datetime.timedelta(days=1)
REVIEWS = "/admin/actions/reviews/"


def due(on: datetime.date | None = DUE, **given: Any) -> Action:
    """A listed action whose review is due on a day."""
    return ActionFactory(listed=True, next_review_due_on=on, **given)


def events_of(file: bytes) -> list[tuple[str, datetime.date, str]]:
    events = Calendar.from_ical(file).walk("VEVENT")
    return [(str(e["summary"]), e.decoded("dtstart"), str(e["url"])) for e in events]


def test_what_is_due_on_a_day_was_not_overdue_then() -> None:
    before, same, _later = due(DUE - DAY), due(DUE), due(DUE + DAY)
    due(None)
    ActionFactory(next_review_due_on=DUE - DAY)
    ActionFactory(retired=True, next_review_due_on=DUE - DAY)

    on_the_day = Action.objects.due(on=DUE).soonest_due_first()
    assert (list(on_the_day), list(Action.objects.overdue(on=DUE))) == ([before, same], [before])


def test_its_author_keeps_an_action_until_somebody_else_does(curator: Member) -> None:
    action, keeper = due(), MemberFactory()
    assert (keeps(action.author, action), keeps(keeper, action)) == (True, False)

    choose_keeper(action, keeper=keeper, by=curator, at=AT)

    action.refresh_from_db()
    assert (keeps(action.author, action), keeps(keeper, action)) == (False, True)
    assert list(Action.objects.kept_by(keeper)) == [action]
    assert list(Action.objects.kept_by(action.author)) == []
    assert [(e.what, e.by) for e in action.events.all()] == [("keeper chosen", curator)]


def test_nobody_keeps_what_is_not_public_and_no_banned_member_keeps(member: Member) -> None:
    banned = due(author=MemberFactory(banned=True))

    assert (keeps(member, ActionFactory(author=member)), keeps(banned.author, banned)) == (
        False,
        False,
    )


def test_a_new_keeper_is_told(curator: Member, post: Post) -> None:
    action, keeper = due(title="Name an owner"), MemberFactory()

    with post() as letters:
        choose_keeper(action, keeper=keeper, by=curator, at=AT)

    assert [letter.to for letter in letters] == [[keeper.email]]
    assert [notice.sentence for notice in keeper.notices.all()] == [
        "You keep an action up to date from now on: “Name an owner”."
    ]


def test_a_keeper_is_an_approved_member_of_a_listed_action(
    curator: Member, member: Member, unapproved: Member
) -> None:
    with pytest.raises(NotACuratorError):
        choose_keeper(due(), keeper=member, by=member, at=AT)
    for action, keeper in [
        (due(), unapproved),
        (ActionFactory(submitted=True), member),
        (due(), None),
    ]:
        with pytest.raises(KeeperRefusedError):
            choose_keeper(action, keeper=keeper, by=curator, at=AT)


def test_the_database_knows_no_keeper_of_a_draft(member: Member) -> None:
    draft = Action.objects.filter(pk=ActionFactory().pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        draft.update(keeper=member)


def test_the_calendar_has_what_a_member_keeps_and_nothing_else(
    client: Client, member: Member
) -> None:
    mine = due(author=member, title="Name; an owner, today")
    due(author=member, keeper=MemberFactory())
    due(None, author=member)
    due()
    client.force_login(member)

    answer = client.get("/actions/reviews/mine.ics")

    address = f"http://127.0.0.1:8000/actions/{mine.slug}/"
    assert events_of(answer.content) == [("Review due: Name; an owner, today", DUE, address)]
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"


def test_a_calendar_follows_a_secret_address_until_it_is_renewed(
    client: Client, member: Member
) -> None:
    due(author=member)
    old = renew_calendar(member, at=AT).token
    assert len(events_of(client.get(f"/actions/reviews/{old}.ics").content)) == 1

    client.force_login(member)
    client.post("/actions/reviews/calendar/")
    client.logout()

    new = ReviewCalendar.objects.get().token
    statuses = [client.get(f"/actions/reviews/{token}.ics").status_code for token in (old, new)]
    assert statuses == [404, 200]
    Member.objects.filter(pk=member.pk).update(is_active=False)
    assert client.get(f"/actions/reviews/{new}.ics").status_code == 404


def test_the_same_days_are_the_same_bytes(client: Client, member: Member) -> None:
    due(author=member)
    token = renew_calendar(member, at=AT).token

    first, second = (client.get(f"/actions/reviews/{token}.ics").content for _ in range(2))

    assert first == second


def test_a_member_reads_what_they_keep_and_when_it_is_due(client: Client, member: Member) -> None:
    today = timezone.localdate()
    late, now = due(today - DAY, author=member), due(today, keeper=member)
    client.force_login(member)

    page = client.get("/actions/mine/")

    assert list(page.context["kept"]) == [late, now]
    assert ("Overdue" in page.text, "Due today" in page.text) == (True, True)


def test_a_members_list_asks_as_much_for_three_as_for_one(client: Client, member: Member) -> None:
    due(author=member)
    client.force_login(member)
    with_one = queries_for(client, "/actions/mine/")
    due(keeper=member)
    due(author=member)

    assert queries_for(client, "/actions/mine/") == with_one


def test_the_desk_lists_what_is_due_the_longest_overdue_first(
    client: Client, curator: Member
) -> None:
    today = timezone.localdate()
    soon, late = due(today + 60 * DAY), due(today - DAY)
    due(today + 61 * DAY)
    client.force_login(curator)

    page = client.get(REVIEWS).context

    assert (list(page["page"]), page["overdue"]) == ([late, soon], 1)


def test_the_desk_asks_as_much_for_three_as_for_one(client: Client, curator: Member) -> None:
    client.force_login(curator)
    due()
    with_one = queries_for(client, REVIEWS)
    due()
    due(keeper=MemberFactory())

    assert queries_for(client, REVIEWS) == with_one


def test_a_curator_names_a_keeper_by_address(client: Client, curator: Member) -> None:
    action, keeper = due(), MemberFactory(email="ann@example.org")
    client.force_login(curator)
    address = f"{REVIEWS}{action.uid}/keeper/"

    refused = client.post(address, {"email": "nobody@example.org"})
    client.post(address, {"email": "Ann@example.org"})

    action.refresh_from_db()
    assert ("No approved member has this address" in refused.text, action.keeper) == (True, keeper)
    client.post(address, {"email": ""})
    action.refresh_from_db()
    assert action.keeper is None
