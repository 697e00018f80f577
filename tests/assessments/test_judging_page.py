"""A dimension's page: levels side by side, saved page by page, nothing lost."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.models import Assessment, Judgement
from assessments.operations.judging import Said, Source, said_of
from community.models import Member, Membership
from tests.assessments.pages import BLANK_LINKS, filled, words_of
from tests.factories.assessments import (
    AssessmentFactory,
    EvidenceFactory,
    judged,
    signed_off,
)
from tests.factories.community import MembershipFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

SENT = {
    **BLANK_LINKS,
    "seen_version": "0",
    "level": "2",
    "confidence": "low",
    "reasons": "First.\r\nSecond.",
    "evidence-0-address": "https://example.org/minutes",
    "evidence-0-name": "Minutes",
    "evidence-0-note": "page 4",
}
SAID = Said(
    level=2,
    confidence="low",
    reasons="First.\nSecond.",
    evidence=(Source("https://example.org/minutes", "Minutes", "page 4"),),
    seen_version=1,
)


@pytest.fixture
def page(assessment: Assessment, client: Client, editor: Member) -> str:
    client.force_login(editor)
    return assessment.address_of("judge", "data")


def _stored(assessment: Assessment) -> list[Said]:
    found = Judgement.objects.of(assessment).with_evidence().order_by("pk")
    return [said_of(one) for one in found]


def test_the_levels_stand_side_by_side_each_under_its_radio(client: Client, page: str) -> None:
    found = BeautifulSoup(client.get(page).content, "html.parser")

    columns = found.select("ol.app-levels > li")
    assert [" ".join(column.text.split()) for column in columns] == [
        f"{n} Stage {n} Data as it is at level {n}." for n in (1, 2, 3)
    ]
    assert [radio["value"] for radio in found.select("input[name=level]")] == [
        "1",
        "2",
        "3",
        "none",
    ]


def test_what_is_sent_is_saved_and_leads_to_the_next_dimension(
    client: Client, page: str, assessment: Assessment
) -> None:
    response = client.post(page, SENT)

    assert (response.status_code, response.headers["Location"]) == (
        302,
        assessment.address_of("judge", "design"),
    )
    assert _stored(assessment) == [SAID]


def test_the_last_dimension_leads_to_the_result(
    client: Client, page: str, assessment: Assessment
) -> None:
    response = client.post(assessment.address_of("judge", "delivery"), SENT)

    assert response.headers["Location"] == assessment.get_absolute_url()


def test_save_and_stay_comes_back_with_two_more_rows(client: Client, page: str) -> None:
    response = client.post(page, {**SENT, "then": "stay"}, follow=True)

    held = filled(response)
    assert response.request["PATH_INFO"] == page
    assert {name: held[name] for name in SENT if name not in BLANK_LINKS} == {
        **{name: value for name, value in SENT.items() if name not in BLANK_LINKS},
        "seen_version": "1",
        "reasons": "First.\nSecond.",
    }
    assert held["evidence-TOTAL_FORMS"] == "3"


def test_the_form_sent_back_as_it_came_changes_nothing(
    client: Client, page: str, assessment: Assessment
) -> None:
    client.post(page, SENT)

    client.post(page, filled(client.get(page)))

    assert _stored(assessment) == [SAID]


def test_a_form_sent_twice_is_harmless(client: Client, page: str, assessment: Assessment) -> None:
    statuses = [client.post(page, SENT).status_code for _ in range(2)]

    assert (statuses, _stored(assessment)) == ([302, 302], [SAID])


def test_not_assessed_is_an_answer(client: Client, page: str, assessment: Assessment) -> None:
    client.post(page, {**BLANK_LINKS, "level": "none", "reasons": "Nobody was there."})

    assert _stored(assessment) == [Said(None, reasons="Nobody was there.", seen_version=1)]


def test_a_cleared_row_takes_the_link_away(
    client: Client, page: str, assessment: Assessment
) -> None:
    client.post(page, SENT)
    held = filled(client.get(page))
    cleared = {name: "" for name in held if name.startswith("evidence-0-")}

    client.post(page, {**held, **cleared})

    assert _stored(assessment)[0].evidence == ()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"level": ""}, "Choose a level for Data, or say “Not assessed”"),
        (
            {"level": "7"},
            "Data has no level 7 in this release. Choose one of 1, 2, 3, or say “Not assessed”",
        ),
        (
            {"evidence-0-address": "javascript:alert(1)"},
            "Write the whole link, beginning with https:// or http://",
        ),
        (
            {"evidence-0-address": "", "evidence-0-name": "", "evidence-0-note": "Page 4"},
            "Say what it is, or clear this row",
        ),
        ({"evidence-TOTAL_FORMS": "11"}, "Give 10 pieces of evidence at most"),
        ({"confidence": "certain"}, "Choose confidence from what is offered"),
        ({"reasons": "a" * 10_001}, "Reasons has 10,001 characters. 10,000 is the most"),
    ],
)
def test_what_cannot_be_saved_is_said_and_kept_in_the_form(
    client: Client, page: str, assessment: Assessment, wrong: dict[str, str], sentence: str
) -> None:
    rows = {f"evidence-{n}-address": f"https://example.org/{n}" for n in range(11)}
    sent = {**rows, **SENT, **wrong} if "evidence-TOTAL_FORMS" in wrong else {**SENT, **wrong}

    response = client.post(page, sent)

    assert response.status_code == 422
    assert sentence in words_of(response, ".govuk-error-summary")
    assert filled(response)["evidence-0-name"] == sent["evidence-0-name"]
    assert _stored(assessment) == []


def test_the_second_writer_sees_both_texts_and_may_save_over(
    client: Client, page: str, assessment: Assessment, council: Any
) -> None:
    colleague = Client()
    colleague.force_login(MembershipFactory(council=council, role="editor").member)
    colleague.post(page, {**SENT, "reasons": "Theirs."})

    conflict = client.post(page, {**SENT, "reasons": "Mine."})
    between = _stored(assessment)
    client.post(page, filled(conflict))

    assert conflict.status_code == 409
    assert "Theirs." in words_of(conflict, ".app-panel")
    assert filled(conflict)["reasons"] == "Mine."
    assert [one.reasons for one in between] == ["Theirs."]
    assert [one.reasons for one in _stored(assessment)] == ["Mine."]


@pytest.mark.parametrize("seen", ["", "many", "-1", "99"])
def test_who_does_not_say_what_they_saw_saves_over_nothing(
    client: Client, page: str, assessment: Assessment, seen: str
) -> None:
    judged(assessment, data=1)

    response = client.post(page, {**SENT, "seen_version": seen})

    assert response.status_code in {422, 409}
    assert [one.level for one in _stored(assessment)] == [1]


def test_who_was_taken_off_the_council_a_second_ago_stores_nothing(
    client: Client, page: str, assessment: Assessment, editor: Member
) -> None:
    client.get(page)
    Membership.objects.filter(member=editor).update(
        to_on=datetime.datetime.now(tz=datetime.UTC).date()
    )

    response = client.post(page, SENT)

    assert response.status_code == 404
    assert response.content == client.get("/there-is-no-such-page/").content
    assert _stored(assessment) == []


def test_a_signed_off_assessment_keeps_what_was_typed_on_the_page(
    client: Client, page: str, assessment: Assessment
) -> None:
    signed_off(judged(assessment, design=1))

    response = client.post(page, SENT)

    assert response.status_code == 409
    assert "This assessment is signed off" in words_of(response, ".app-notice--attention")
    assert filled(response)["reasons"].split() == ["First.", "Second."]


def test_every_code_has_a_page_even_one_that_looks_like_a_page_of_ours(
    client: Client, editor: Member, council: Any
) -> None:
    release = make_release("1.0", ("sign-off", "a/b c?"), levels=(0, 1, 2), own=False)
    assessment = AssessmentFactory(council=council, release=release)
    client.force_login(editor)

    pages = [assessment.address_of("judge", code) for code in ("sign-off", "a/b c?")]

    assert [client.get(page).status_code for page in pages] == [200, 200]
    assert client.post(pages[0], {**SENT, "level": "0"}).status_code == 302
    assert [one.level for one in _stored(assessment)] == [0]


def test_ten_links_leave_no_row_to_add(client: Client, page: str, assessment: Assessment) -> None:
    judgement = Judgement.objects.of(judged(assessment, data=1)).get()
    for position in range(10):
        EvidenceFactory(judgement=judgement, position=position)

    assert filled(client.get(page))["evidence-TOTAL_FORMS"] == "10"
