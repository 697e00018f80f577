"""How answers may be kept: by the browser that asked, by nobody else, and only while unchanged."""

import pytest
from django.test import Client

from community.models import Member
from tests.factories.assessments import AssessmentFactory, judged, signed_off
from tests.factories.community import PASSWORD, MemberFactory
from tests.factories.feedback import make_proposal
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
PAGES = (
    *("/", "/how-it-works/", "/whats-new/", "/cookies/"),
    *("/model/", "/model/1.0/data/", "/model/next/"),
    *("/actions/?q=write", "/actions/write/", "/proposals/", "/proposals/1/", "/councils/"),
)
PRIVATE = {"no-cache", "private"}


@pytest.fixture(autouse=True)
def _one_of_each(db: None) -> None:
    make_release("1.0", ("data",))
    ActionFactory(listed=True, slug="write")
    make_proposal()


def _directives(value: str) -> set[str]:
    return {part.strip() for part in value.split(",")}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_says_the_same_is_sent_to_a_visitor_once(client: Client, address: str) -> None:
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again["ETag"] == first["ETag"]


@pytest.mark.parametrize("address", PAGES)
def test_no_proxy_keeps_a_members_page(client: Client, member: Member, address: str) -> None:
    visitors = client.get(address)
    client.force_login(member)

    own = client.get(address, headers={"If-None-Match": visitors["ETag"]})
    same = client.get(address, headers={"If-None-Match": own["ETag"]})

    assert own.status_code == 200
    assert [_directives(one["Cache-Control"]) for one in (own, same)] == [PRIVATE, PRIVATE]
    assert ["Cookie" in one["Vary"] for one in (visitors, own)] == [True, True]


def test_a_page_is_sent_again_when_something_on_it_changed(client: Client) -> None:
    known = {"If-None-Match": client.get("/").headers["ETag"]}
    unchanged = client.get("/", headers=known)
    ActionFactory(listed=True)

    assert (unchanged.status_code, client.get("/", headers=known).status_code) == (304, 200)


def test_a_page_for_one_council_is_kept_by_nobody_else(client: Client, lead: Member) -> None:
    council = lead.memberships.get().council
    assessment = signed_off(judged(AssessmentFactory(council=council), data=2))
    client.force_login(lead)

    own = client.get(assessment.get_absolute_url())

    assert (own.status_code, _directives(own["Cache-Control"])) == (200, PRIVATE)


@pytest.mark.parametrize("address", ["/health/live", "/nowhere/"])
def test_what_must_not_be_kept_at_all_is_not(client: Client, address: str) -> None:
    answer = client.get(address)

    assert "no-store" in _directives(answer["Cache-Control"])
    assert "ETag" not in answer


def test_what_the_way_in_answers_is_not_kept_by_a_proxy_either(client: Client) -> None:
    member = MemberFactory()

    answer = client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})

    assert answer.status_code in (200, 302)
    assert "public" not in _directives(answer["Cache-Control"])
    assert _directives(answer["Cache-Control"]) & {"private", "no-store"}


def test_the_document_of_a_release_may_be_kept_by_everybody(client: Client) -> None:
    answer = client.get("/model/1.0.json")

    assert _directives(answer["Cache-Control"]) == {"no-cache", "public"}
