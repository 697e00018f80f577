"""A member's page of notices, and how many are new in the header of every page."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.models import Member, Notice
from tests.counting import queries_for
from tests.factories.community import LONG_AGO, NoticeFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/accounts/notices/"


def _soup(client: Client, address: str = ADDRESS) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def _listed(client: Client, address: str = ADDRESS) -> list[str]:
    found = _soup(client, address).select(".app-result .govuk-body")
    return [" ".join(each.text.split()) for each in found]


def _header(client: Client, address: str) -> list[str]:
    return [link.text for link in _soup(client, address).select(f".app-header [href='{ADDRESS}']")]


def test_notices_are_shown_the_last_first_and_new_ones_marked_in_a_word(
    client: Client, member: Member
) -> None:
    NoticeFactory(member=member, sentence="First.", read_at=LONG_AGO)
    later = LONG_AGO + datetime.timedelta(days=1)
    NoticeFactory(member=member, sentence="Second.", at=later)
    NoticeFactory(sentence="Another's.")
    client.force_login(member)

    assert _listed(client) == ["New Second.", "First."]


def test_twenty_stand_on_a_page(client: Client, member: Member) -> None:
    NoticeFactory.create_batch(21, member=member)
    client.force_login(member)

    counts = [len(_listed(client, f"{ADDRESS}?page={page}")) for page in ("1", "2", "9", "x")]

    assert counts == [20, 1, 1, 20]


def test_who_has_none_reads_what_will_stand_there(client: Client, member: Member) -> None:
    client.force_login(member)

    page = client.get(ADDRESS).text

    assert ("Nothing to tell you yet" in page, "Mark all as read" in page) == (True, False)


def test_following_a_notice_marks_it_and_leads_to_what_it_tells_of(
    client: Client, member: Member
) -> None:
    notice, other = NoticeFactory(member=member, address="/model/"), NoticeFactory(member=member)
    client.force_login(member)

    response = client.get(f"{ADDRESS}{notice.pk}/")

    assert (response.status_code, response.headers["Location"]) == (302, "/model/")
    assert list(Notice.objects.unread()) == [other]


def test_anothers_notice_is_like_one_that_never_was(client: Client, member: Member) -> None:
    others = NoticeFactory()
    client.force_login(member)

    hidden, nothing = client.get(f"{ADDRESS}{others.pk}/"), client.get(f"{ADDRESS}987654321/")

    assert (hidden.status_code, hidden.content) == (404, nothing.content)
    assert Notice.objects.unread().count() == 1


@pytest.mark.parametrize("key", ["9" * 30, "-1", "0", "one"])
def test_a_number_that_no_notice_has_is_not_found(client: Client, member: Member, key: str) -> None:
    client.force_login(member)

    assert client.get(f"{ADDRESS}{key}/").status_code == 404


def test_all_are_marked_by_the_button_and_by_nothing_else(client: Client, member: Member) -> None:
    NoticeFactory.create_batch(2, member=member)
    client.force_login(member)
    client.get(ADDRESS)
    before = Notice.objects.unread().count()

    response = client.post(ADDRESS)

    assert (before, response.headers["Location"]) == (2, ADDRESS)
    assert Notice.objects.unread().count() == 0


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}1/"])
def test_a_visitor_is_led_to_sign_in_and_back(client: Client, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response.headers["Location"]) == (
        302,
        f"/accounts/login/?next={address}",
    )


@pytest.mark.parametrize(("new", "words"), [(0, "Notices"), (3, "Notices (3) new")])
def test_the_header_of_every_page_says_how_many_are_new(
    client: Client, member: Member, new: int, words: str
) -> None:
    NoticeFactory.create_batch(new, member=member)
    NoticeFactory(member=member, read_at=LONG_AGO)
    NoticeFactory()
    client.force_login(member)

    assert [_header(client, address) for address in ("/", "/actions/", ADDRESS)] == [[words]] * 3


def test_a_visitor_is_shown_none_and_costs_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/cookies/")

    with django_assert_num_queries(1):  # the current release, for the banner
        header = _header(client, "/cookies/")

    assert header == []


def test_twenty_new_notices_cost_as_many_queries_as_one(client: Client, member: Member) -> None:
    NoticeFactory(member=member)
    client.force_login(member)
    addresses = (ADDRESS, "/cookies/")
    with_one = [queries_for(client, address) for address in addresses]

    NoticeFactory.create_batch(19, member=member)

    assert [queries_for(client, address) for address in addresses] == with_one
