"""A member's own account page, and the admin's one door."""

import pytest
from django.test import Client

from community.models import Member
from tests.counting import queries_for
from tests.factories.community import (
    LONG_AGO,
    CouncilFactory,
    JoinRequestFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db
WAITS = "Your request waits for a moderator."
DECLINED = "Your request was declined."
MAY_ASK = "Ask to join"
IS_MEMBER = "You are a member"


def _page(client: Client, member: Member) -> str:
    client.force_login(member)
    return client.get("/accounts/me/").content.decode()


def _said(page: str) -> list[str]:
    return [words for words in (WAITS, DECLINED, MAY_ASK, IS_MEMBER) if words in page]


def test_a_newcomer_reads_how_to_join(client: Client, unapproved: Member) -> None:
    assert _said(_page(client, unapproved)) == [MAY_ASK]


def test_who_has_asked_reads_that_it_waits(client: Client, unapproved: Member) -> None:
    JoinRequestFactory(member=unapproved)

    assert _said(_page(client, unapproved)) == [WAITS]


def test_who_was_declined_reads_why_and_may_ask_again(
    client: Client, unapproved: Member, moderator: Member
) -> None:
    JoinRequestFactory(
        member=unapproved,
        outcome="declined",
        reason="No such council.",
        decided_at=LONG_AGO,
        decided_by=moderator,
    )

    page = _page(client, unapproved)

    assert _said(page) == [DECLINED, MAY_ASK]
    assert "No such council." in page


def test_a_member_reads_what_they_may_do(client: Client, member: Member) -> None:
    assert _said(_page(client, member)) == [IS_MEMBER]


def test_a_name_is_changed_where_it_stands(client: Client, member: Member) -> None:
    client.force_login(member)

    response = client.post("/accounts/me/", {"name": "  Ann\nPrice "}, follow=True)

    assert Member.objects.get(pk=member.pk).display_name == "Ann Price"
    assert "Your name is changed" in response.content.decode()


def test_an_empty_name_is_refused(client: Client, member: Member) -> None:
    client.force_login(member)

    response = client.post("/accounts/me/", {"name": " "})

    assert list(response.context["form"].errors) == ["name"]
    assert Member.objects.get(pk=member.pk).display_name == member.display_name


def test_the_page_asks_as_much_for_three_councils_as_for_one(client: Client) -> None:
    one, three = MembershipFactory().member, MembershipFactory().member
    for _ in range(2):
        MembershipFactory(member=three, council=CouncilFactory(), is_primary=False)

    client.force_login(one)
    for_one = queries_for(client, "/accounts/me/")
    client.force_login(three)

    assert queries_for(client, "/accounts/me/") == for_one


def test_a_visitor_signs_in_first(client: Client) -> None:
    assert client.get("/accounts/me/")["Location"] == "/accounts/login/?next=/accounts/me/"


def test_a_visitor_reaches_the_admin_through_the_sites_own_sign_in(client: Client) -> None:
    response = client.get("/admin/", follow=True)

    assert [place for place, _status in response.redirect_chain] == [
        "/admin/login/?next=/admin/",
        "/accounts/login/?next=/admin/",
    ]


def test_a_member_without_a_role_is_led_from_the_admin_to_their_account(
    client: Client, member: Member
) -> None:
    client.force_login(member)

    response = client.get("/admin/", follow=True)

    assert [place for place, _status in response.redirect_chain] == [
        "/admin/login/?next=/admin/",
        "/accounts/me/",
    ]


def test_a_curator_enters_the_admin(client: Client, curator: Member) -> None:
    client.force_login(curator)

    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/login/")["Location"] == "/admin/"
