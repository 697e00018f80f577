"""The result: the level with its profile, as page, drawing, table and JSON; to whom it is shown."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.models import Assessment, AssessmentEvent, Judgement
from assessments.operations.results import reckoned, result_of
from assessments.views.profiles import Shown, as_json
from community.models import Council, Member
from tests.assessments.pages import words_of
from tests.counting import queries_for
from tests.factories.assessments import (
    AssessmentFactory,
    EvidenceFactory,
    judged,
    signed_off,
)
from tests.factories.community import MembershipFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC)
CANARY = "a canary in the reasons"


@pytest.fixture
def result(assessment: Assessment) -> Assessment:
    """Two of three judged, with a link."""
    judged(assessment, data=1, design=3)
    Judgement.objects.update(reasons=CANARY)
    EvidenceFactory(
        judgement=Judgement.objects.of(assessment).get(level=1), name="a canary in a link"
    )
    return assessment


def _rows(client: Client, assessment: Assessment) -> list[list[str]]:
    page = BeautifulSoup(client.get(assessment.get_absolute_url()).content, "html.parser")
    return [
        [" ".join(cell.text.split()) for cell in row.select("th, td")]
        for row in page.select("table tbody tr")
    ]


def test_the_overall_level_stands_with_how_it_came_about(
    client: Client, editor: Member, result: Assessment
) -> None:
    client.force_login(editor)

    words = words_of(client.get(result.get_absolute_url()))

    assert "2 Stage 2 The mean of the 2 dimensions assessed is 2.0, rounded down." in words
    assert "The release gives no rule; this is the site’s." in words
    assert "The lowest is Data, at level 1. Delivery was not assessed and does not count." in words
    assert "2 of 3 assessed." in words


def test_the_table_says_what_the_drawing_shows(
    client: Client, editor: Member, result: Assessment
) -> None:
    client.force_login(editor)

    rows = _rows(client, result)
    page = client.get(result.get_absolute_url()).content.decode()

    assert [row[:4] for row in rows] == [
        ["Data", "1 Stage 1", "–", "1 piece"],
        ["Design", "3 Stage 3", "–", "None"],
        ["Delivery", "– Not assessed", "–", "None"],
    ]
    assert page.count("Data: Stage 1; Design: Stage 3; Delivery: not assessed.") == 2  # two widths


def test_the_lowest_dimensions_lead_to_actions_that_raise_them(
    client: Client, editor: Member, result: Assessment
) -> None:
    client.force_login(editor)

    page = BeautifulSoup(client.get(result.get_absolute_url()).content, "html.parser")

    links = {link.text: link["href"] for link in page.select("main a[href^='/actions/']")}
    assert links == {"Find actions from level 1 in Data": "/actions/?dimension=data&from=1"}
    assert client.get("/actions/?dimension=data&from=1").status_code == 200


def test_an_unknown_rule_shows_the_profile_and_says_so(result: Assessment) -> None:
    known = result_of(result)
    unknown = reckoned(known.judged, rule={"method": "median"})

    found = Shown(result, unknown, {1: "Stage 1", 2: "Stage 2", 3: "Stage 3"}, shows_reasons=True)

    assert found.sentences[:2] == [
        "The rule of this release is not known here, so the overall level cannot be reckoned. "
        "The profile stands.",
        "The lowest is Data, at level 1.",
    ]
    assert (as_json(found)["overall"], as_json(found)["is_reckonable"]) == (None, False)
    assert [row.number for row in found.rows] == [1, 3, None]


def test_who_judged_is_said_to_the_councils_own_people_alone(
    client: Client, editor: Member, result: Assessment
) -> None:
    name = Judgement.objects.of(result).get(level=1).by.display_name
    signed_off(result, is_shown=True)
    public = client.get(result.get_absolute_url()).content.decode()
    client.force_login(editor)

    ours = client.get(result.get_absolute_url()).content.decode()

    assert (name in public, name in ours) == (False, True)


@pytest.mark.parametrize("address", ["assessment", "assessment_json"])
@pytest.mark.parametrize(("with_reasons", "is_said"), [(False, False), (True, True)])
def test_reasons_and_evidence_are_public_only_when_chosen(
    client: Client, result: Assessment, address: str, with_reasons: bool, is_said: bool
) -> None:
    signed_off(result, is_shown=True)
    Assessment.objects.update(publishes_reasons=with_reasons)

    page = client.get(result.address_of(address)).content.decode()

    assert [CANARY in page, "a canary in a link" in page] == [is_said, is_said]
    assert "Stage 1" in page


def test_the_json_says_what_the_page_does(client: Client, result: Assessment) -> None:
    signed_off(result, is_shown=True)

    told: dict[str, Any] = client.get(result.address_of("assessment_json")).json()

    assert {name: told[name] for name in ("overall", "assessed", "of", "lowest")} == {
        "overall": {"level": 2, "name": "Stage 2"},
        "assessed": 2,
        "of": 3,
        "lowest": ["data"],
    }
    assert [(one["code"], one["level"]) for one in told["dimensions"]] == [
        ("data", 1),
        ("design", 3),
        ("delivery", None),
    ]


def test_a_model_of_uneven_levels_from_0_has_a_result(client: Client, editor: Member) -> None:
    release = make_release("1.0", ("sign-off", "two", "three"), levels=(0, 1, 2, 3), own=False)
    council = editor.memberships.get().council
    assessment = judged(AssessmentFactory(council=council, release=release), two=0, three=1)
    client.force_login(editor)

    rows = _rows(client, assessment)

    assert [row[1] for row in rows] == ["– Not assessed", "0 Stage 0", "1 Stage 1"]
    assert "0 Stage 0" in words_of(client.get(assessment.get_absolute_url()), ".app-lead")


def test_what_one_may_not_see_is_as_if_it_were_not(client: Client, result: Assessment) -> None:
    absent = client.get("/there-is-no-such-page/").content
    stranger = MembershipFactory(role="lead").member

    for reader in (None, stranger):
        if reader:
            client.force_login(reader)
        for name in ("assessment", "assessment_json", "sign_off", "publish"):
            response = client.get(result.address_of(name))
            assert (response.status_code, response.content) == (404, absent), name


def test_an_assessment_is_not_found_under_another_council(
    client: Client, editor: Member, result: Assessment
) -> None:
    other = MembershipFactory(member=editor, role="editor", is_primary=False).council
    client.force_login(editor)

    address = result.get_absolute_url().replace(result.council.slug, other.slug)

    assert client.get(address).status_code == 404


def test_the_page_costs_the_same_for_one_judgement_as_for_three(
    client: Client, editor: Member, assessment: Assessment, council: Council
) -> None:
    client.force_login(editor)
    judged(assessment, data=1)
    once = queries_for(client, assessment.get_absolute_url())

    judged(assessment, design=1, delivery=2)

    assert queries_for(client, assessment.get_absolute_url()) == once


def test_each_step_of_its_life_is_said_in_words(
    client: Client, editor: Member, result: Assessment
) -> None:
    AssessmentEvent.objects.create(assessment=result, what="started", by=editor, at=AT)
    client.force_login(editor)

    words = words_of(client.get(result.get_absolute_url()), ".app-timeline")

    assert words == f"Started{editor}, 1 September 2026"  # a line break stands between
