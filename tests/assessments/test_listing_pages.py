"""The list of a council's assessments, and starting one."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.models import Assessment
from community.models import Council, Member, Membership
from tests.assessments.pages import filled, words_of
from tests.counting import queries_for
from tests.factories.assessments import AssessmentFactory, any_release, judged, signed_off
from tests.factories.community import MembershipFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(council: Council) -> str:
    return f"/councils/{council.slug}/assessments/"


def _rows(client: Client, address: str) -> list[list[str]]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [
        [" ".join(cell.text.split()) for cell in row.select("th, td")]
        for row in page.select("tbody tr")
    ]


def _opening(**more: Any) -> dict[str, Any]:
    said = {"uid": uuid.uuid4(), "title": "Autumn", "voice": "peer", "release": any_release().uid}
    return {**said, **more}


def test_a_councils_people_see_all_newest_first_and_how_far_each_is(
    client: Client, editor: Member, council: Council, address: str
) -> None:
    old = judged(AssessmentFactory(council=council, title="Old"), data=1, design=None)
    signed_off(old, is_shown=True)
    AssessmentFactory(council=council, title="New", voice="peer")
    client.force_login(editor)

    assert _rows(client, address) == [
        [
            "New",
            "Peer assessment",
            "A model of ours, release 1.0",
            "0 of 3",
            "Open since 1 April 2026",
        ],
        [
            "Old",
            "Self-assessment",
            "A model of ours, release 1.0",
            "1 of 3",
            "Published 4 May 2026",
        ],
    ]


def test_others_see_the_published_ones_only(client: Client, council: Council, address: str) -> None:
    signed_off(judged(AssessmentFactory(council=council, title="Shown"), data=1), is_shown=True)
    AssessmentFactory(council=council, title="Hidden")

    assert [row[0] for row in _rows(client, address)] == ["Shown"]


def test_a_council_that_published_nothing_has_no_list_for_others(
    client: Client, council: Council, address: str
) -> None:
    AssessmentFactory(council=council)

    response = client.get(address)

    assert response.status_code == 404
    assert response.content == client.get("/there-is-no-such-page/").content


def test_an_empty_list_says_how_to_begin(client: Client, editor: Member, address: str) -> None:
    client.force_login(editor)

    assert words_of(client.get(address), "h2") == "No assessment yet"


def test_the_list_costs_the_same_for_one_as_for_three(
    client: Client, editor: Member, council: Council, address: str
) -> None:
    client.force_login(editor)
    judged(AssessmentFactory(council=council), data=1)
    once = queries_for(client, address)

    for _ in range(2):
        judged(AssessmentFactory(council=council), data=1, design=2)

    assert queries_for(client, address) == once


def test_an_editor_starts_one_against_the_proposed_release(
    client: Client, editor: Member, council: Council, address: str
) -> None:
    own = make_release("1.0")
    make_release("9.0", own=False)
    client.force_login(editor)
    form = client.get(f"{address}new/")
    chosen = BeautifulSoup(form.content, "html.parser").select("option")[0]["value"]

    response = client.post(f"{address}new/", {**filled(form), "title": "Autumn", "release": chosen})

    made = Assessment.objects.of(council).get()
    assert response.headers["Location"] == made.get_absolute_url()
    assert (made.release, made.voice, made.title, made.started_by) == (
        own,
        "self",
        "Autumn",
        editor,
    )


def test_any_release_of_any_model_may_be_chosen(
    client: Client, editor: Member, council: Council, address: str
) -> None:
    foreign = make_release("9.0", own=False)
    client.force_login(editor)

    client.post(f"{address}new/", _opening(release=foreign.uid))

    assert Assessment.objects.of(council).get().release == foreign


def test_the_form_sent_twice_starts_one(
    client: Client, editor: Member, council: Council, address: str
) -> None:
    client.force_login(editor)
    sent = _opening()

    places = [client.post(f"{address}new/", sent).headers["Location"] for _ in range(2)]

    made = Assessment.objects.of(council).get()
    assert places == [made.get_absolute_url()] * 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Enter title"),
        ({"release": uuid.UUID(int=0)}, "Choose release from what is offered"),
        ({"voice": "shout"}, "Choose who judges from what is offered"),
        ({"uid": "no uid"}, "Enter a valid UUID."),
    ],
)
def test_what_cannot_be_started_is_said_and_kept(
    client: Client, editor: Member, address: str, wrong: dict[str, Any], sentence: str
) -> None:
    client.force_login(editor)

    response = client.post(f"{address}new/", _opening(**wrong))

    assert response.status_code == 422
    assert sentence in words_of(response, ".govuk-error-summary")
    assert Assessment.objects.count() == 0


def test_another_councils_identity_is_refused_in_a_sentence(
    client: Client, editor: Member, address: str
) -> None:
    taken = AssessmentFactory()
    client.force_login(editor)

    response = client.post(f"{address}new/", _opening(uid=taken.uid))

    assert (response.status_code, Assessment.objects.count()) == (422, 1)


@pytest.mark.parametrize("role", ["viewer", None])
def test_who_does_not_write_cannot_start(
    client: Client, council: Council, address: str, role: str | None
) -> None:
    other = {"council": council, "role": role} if role else {"role": Membership.Role.LEAD}
    client.force_login(MembershipFactory(**other).member)

    statuses = [
        client.get(f"{address}new/").status_code,
        client.post(f"{address}new/", _opening()).status_code,
    ]

    assert (statuses, Assessment.objects.count()) == ([404, 404], 0)


def test_without_a_release_the_page_says_so(client: Client, editor: Member, address: str) -> None:
    client.force_login(editor)

    assert "There is no model to assess against yet" in words_of(client.get(f"{address}new/"))
