"""The offer, the questions and the receipt; and what cannot be compared afterwards."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.models import Assessment, CarryOver, Judgement
from community.models import Council, Member
from model_releases.models import Release
from tests.assessments.pages import BLANK_LINKS, filled, words_of
from tests.assessments.releases import next_release, reworded
from tests.factories.assessments import SIGNED_AT, judged, signed_off
from tests.factories.community import MembershipFactory

pytestmark = pytest.mark.django_db

NEW_WORDS = "Design as people need it at level 2."


@pytest.fixture
def old(assessment: Assessment, client: Client, editor: Member) -> Assessment:
    client.force_login(editor)
    return signed_off(judged(assessment, data=2, design=3))


@pytest.fixture
def release(old: Assessment) -> Release:
    """Design and delivery are reworded in it."""
    between = next_release(old.release, "1.1", reworded("design", 2, NEW_WORDS))
    return next_release(between, "1.2", reworded("delivery", 1, "Delivery in other words."))


@pytest.fixture
def begun(client: Client, old: Assessment, release: Release) -> CarryOver:
    client.post(old.address_of("carry"))
    return CarryOver.objects.get()


def _rows(client: Client, address: str) -> list[list[str]]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [
        [" ".join(cell.text.split()) for cell in row.select("th, td")]
        for row in page.select("table")[-1].select("tbody tr")
    ]


def _levels(carry_over: CarryOver) -> dict[str, int | None]:
    codes = dict(carry_over.release.dimensions.values_list("dimension", "code"))
    found = Judgement.objects.of(carry_over.new).values_list("dimension", "level")
    return {codes[dimension]: level for dimension, level in found}


def test_the_offer_says_what_comes_by_itself_and_stores_nothing(
    client: Client, old: Assessment, release: Release
) -> None:
    words = words_of(client.get(old.address_of("carry")))

    assert "Comes across by itself: 1 Data." in words
    assert "You are asked: 2 Design, Delivery." in words
    assert CarryOver.objects.count() == 0


def test_the_result_leads_to_the_offer_and_says_nothing_of_it_to_others(
    client: Client, old: Assessment, release: Release
) -> None:
    Assessment.objects.filter(pk=old.pk).update(published_at=SIGNED_AT, published_by=old.started_by)
    link = old.address_of("carry").encode()

    pages = [reader.get(old.get_absolute_url()).content for reader in (client, Client())]

    assert [link in page for page in pages] == [True, False]


def test_a_question_shows_both_texts_the_words_that_differ_and_what_was_said(
    client: Client, old: Assessment, begun: CarryOver
) -> None:
    page = client.get(old.address_of("carry_dimension", "design"))

    found = BeautifulSoup(page.content, "html.parser")
    words = words_of(page)
    assert "In release 1.0 Design as it is at level 2." in words
    assert f"In release 1.2 {NEW_WORDS}" in words
    assert [" ".join(one.text.split()) for one in found.select("ins")] == [
        "added: people need",
    ]
    assert "We looked, and this is what we found." in words
    assert "Keep level 3, with reasons and evidence" in words
    assert found.select("input[name=level][checked]") == []


def test_it_is_answered_question_by_question_and_stopped_in_between(
    client: Client, old: Assessment, begun: CarryOver
) -> None:
    first = client.post(old.address_of("carry_dimension", "design"), {"then": "keep"})
    between = _rows(client, old.address_of("carry"))
    answer = {**BLANK_LINKS, "level": "1", "reasons": "By the new words."}
    last = client.post(old.address_of("carry_dimension", "delivery"), answer)

    assert (first.headers["Location"], last.headers["Location"]) == (
        old.address_of("carry_dimension", "delivery"),
        old.address_of("carry"),
    )
    assert [row[1].split(",")[0:2] for row in between] == [
        ["Carried over by itself"],
        ["Asked", " and the level kept"],
        ["Waiting for your answer"],
    ]
    assert _levels(begun) == {"data": 2, "design": 3, "delivery": 1}


def test_the_receipt_says_how_each_came_over(
    client: Client, old: Assessment, begun: CarryOver, editor: Member
) -> None:
    client.post(old.address_of("carry_dimension", "design"), {**BLANK_LINKS, "level": "none"})

    rows = _rows(client, old.address_of("carry"))

    assert [[row[0], row[2], row[3]] for row in rows] == [
        ["Data", "Level 2", "Level 2"],
        ["Design", "Level 3", "Not assessed"],
        ["Delivery", "Not assessed", "To be answered"],
    ]
    assert rows[1][1].startswith(f"Asked, and left unassessed, {editor}, ")


def test_begun_twice_it_is_one(client: Client, old: Assessment, begun: CarryOver) -> None:
    response = client.post(old.address_of("carry"))

    assert (response.status_code, CarryOver.objects.count()) == (302, 1)


def test_an_answer_without_a_level_or_with_a_wrong_one_keeps_what_was_typed(
    client: Client, old: Assessment, begun: CarryOver
) -> None:
    page = old.address_of("carry_dimension", "design")

    for level in ("", "9"):
        response = client.post(page, {**BLANK_LINKS, "level": level, "reasons": "Typed."})
        assert response.status_code == 422
        assert "Design" in words_of(response, ".govuk-error-summary")
        assert "Typed." in words_of(response)
    assert _levels(begun) == {"data": 2}


def test_a_second_answer_sees_the_first_and_may_be_saved_over_it(
    client: Client, old: Assessment, begun: CarryOver, council: Council
) -> None:
    page = old.address_of("carry_dimension", "design")
    colleague = Client()
    colleague.force_login(MembershipFactory(council=council, role="lead").member)
    colleague.post(page, {**BLANK_LINKS, "level": "1", "reasons": "Theirs."})

    conflict = client.post(page, {**BLANK_LINKS, "level": "2", "reasons": "Mine."})
    form = BeautifulSoup(conflict.content, "html.parser").select_one("main form")
    assert form is not None
    client.post(str(form["action"]), filled(conflict))

    assert conflict.status_code == 409
    assert "Theirs." in words_of(conflict, ".app-panel")
    assert _levels(begun)["design"] == 2


def test_keeping_after_a_colleague_has_answered_loses_nothing(
    client: Client, old: Assessment, begun: CarryOver
) -> None:
    page = old.address_of("carry_dimension", "design")
    client.post(page, {**BLANK_LINKS, "level": "1", "reasons": "First."})

    assert client.post(page, {"then": "keep"}).status_code == 409
    assert _levels(begun)["design"] == 1


def test_what_has_no_level_to_keep_offers_none_and_takes_none(
    client: Client, old: Assessment, begun: CarryOver
) -> None:
    page = old.address_of("carry_dimension", "delivery")

    assert "Keep level" not in words_of(client.get(page))
    assert client.post(page, {"then": "keep"}).status_code == 409
    assert "delivery" not in _levels(begun)


def test_the_page_of_a_waiting_dimension_leads_to_its_question(
    client: Client, old: Assessment, begun: CarryOver
) -> None:
    response = client.get(begun.new.address_of("judge", "design"))

    assert response.headers["Location"] == old.address_of("carry_dimension", "design")


def test_against_the_newest_release_there_is_nothing_to_offer(
    client: Client, old: Assessment
) -> None:
    response = client.get(old.address_of("carry"))

    assert response.headers["Location"] == old.get_absolute_url()


@pytest.mark.parametrize(("role", "offer", "receipt"), [("viewer", 404, 200), (None, 404, 404)])
def test_a_viewer_reads_the_receipt_and_answers_nothing(
    client: Client, old: Assessment, release: Release, role: str | None, offer: int, receipt: int
) -> None:
    council = {"council": old.council} if role else {}
    reader = Client()
    reader.force_login(MembershipFactory(role=role or "lead", **council).member)
    page, question = old.address_of("carry"), old.address_of("carry_dimension", "design")
    before = [reader.get(page).status_code, reader.post(page).status_code]

    client.post(page)

    assert before == [offer, 404]
    assert reader.get(page).status_code == receipt
    assert [reader.get(question).status_code, reader.post(question).status_code] == [404, 404]


def test_the_trend_says_where_levels_cannot_be_compared(
    client: Client, old: Assessment, begun: CarryOver
) -> None:
    client.post(old.address_of("carry_dimension", "design"), {"then": "keep"})

    page = client.get(begun.new.get_absolute_url())

    assert (
        "The wording of 2 dimensions changed between 1.0 and 1.2: not comparable there."
        in words_of(page)
    )
    assert [row[1:] for row in _rows_of_trend(page.content)] == [
        ["Level 2", "Level 2", "Yes"],
        ["Level 3", "Level 3", "Not between 1.0 and 1.2: reworded"],
        ["Not assessed", "Not assessed", "Not between 1.0 and 1.2: reworded"],
    ]


def _rows_of_trend(content: bytes) -> list[list[str]]:
    table = BeautifulSoup(content, "html.parser").select("table")[1]
    return [
        [" ".join(cell.text.split()) for cell in row.select("th, td")]
        for row in table.select("tbody tr")
    ]
