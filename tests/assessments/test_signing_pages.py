"""A lead's pages: signing off, publishing, withdrawing."""

import pytest
from django.test import Client

from assessments.models import Assessment
from community.models import Council, Member
from tests.assessments.pages import words_of
from tests.factories.assessments import judged, signed_off
from tests.factories.community import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(council: Council, client: Client) -> Member:
    """A lead of the editor's council, signed in."""
    member = MembershipFactory(council=council, role="lead").member
    client.force_login(member)
    return member


def _state(assessment: Assessment) -> tuple[bool, bool, bool]:
    now = Assessment.objects.get(pk=assessment.pk)
    return now.is_open, now.is_published, now.publishes_reasons


def test_the_page_says_what_is_not_assessed_before_it_is_closed(
    client: Client, head: Member, assessment: Assessment
) -> None:
    judged(assessment, data=2)

    words = words_of(client.get(assessment.address_of("sign_off")))

    assert "1 of 3 assessed." in words
    assert "Design and Delivery were not assessed and do not count." in words
    assert _state(assessment) == (True, False, False)


def test_a_lead_signs_off_and_a_second_click_is_harmless(
    client: Client, head: Member, assessment: Assessment
) -> None:
    judged(assessment, data=2)

    statuses = [client.post(assessment.address_of("sign_off")).status_code for _ in range(2)]

    assert (statuses, _state(assessment)) == ([302, 302], (False, False, False))


def test_nothing_assessed_is_refused_in_a_sentence(
    client: Client, head: Member, assessment: Assessment
) -> None:
    response = client.post(assessment.address_of("sign_off"))

    assert response.status_code == 409
    assert "No dimension has a level yet" in words_of(response, ".app-notice--attention")
    assert _state(assessment) == (True, False, False)


def test_publishing_and_withdrawing(client: Client, head: Member, assessment: Assessment) -> None:
    signed_off(judged(assessment, data=2))
    page, public = assessment.address_of("publish"), Client()
    met = []

    for sent in (
        {"then": "publish"},
        {"then": "publish", "with_reasons": "on"},
        {"then": "withdraw"},
        {"then": "withdraw"},
    ):
        status = client.post(page, sent).status_code
        seen = public.get(assessment.get_absolute_url()).status_code
        met.append((status, seen, _state(assessment)))

    assert met == [
        (302, 200, (False, True, False)),
        (302, 200, (False, True, True)),
        (302, 404, (False, False, False)),
        (302, 404, (False, False, False)),
    ]


def test_an_open_one_is_not_published(client: Client, head: Member, assessment: Assessment) -> None:
    judged(assessment, data=2)

    response = client.post(assessment.address_of("publish"), {"then": "publish"})

    assert (response.status_code, _state(assessment)) == (409, (True, False, False))


@pytest.mark.parametrize("name", ["sign_off", "publish"])
@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_only_a_lead_has_these_pages(
    client: Client, council: Council, assessment: Assessment, name: str, role: str
) -> None:
    signed_off(judged(assessment, data=2))
    client.force_login(MembershipFactory(council=council, role=role).member)

    statuses = [
        client.get(assessment.address_of(name)).status_code,
        client.post(assessment.address_of(name), {"then": "publish"}).status_code,
    ]

    assert (statuses, _state(assessment)) == ([404, 404], (False, False, False))
