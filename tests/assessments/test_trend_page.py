"""How levels changed, as the page draws and tells it: tiles, joins, breaks, and what it costs."""

import datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.http.response import HttpResponseBase
from django.test import Client

from assessments.models import Assessment
from assessments.operations.series import series_up_to
from assessments.views.trends import Trend
from community.models import Council, Member
from model_releases.models import Release
from tests.assessments.pages import words_of
from tests.assessments.releases import Content, dimension_in, next_release, reworded
from tests.counting import queries_for
from tests.factories.assessments import CODES, AssessmentFactory, judged, signed_off
from tests.factories.model_releases import make_release
from ui.charts.strands import Column, Join, Strand, Tile

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 22)
LINE, BREAK, NOTHING = Join.LINE, Join.BREAK, Join.NOTHING
REWORDED = "reworded, cannot be compared"
SECTION = "section:has(> h2:-soup-contains('How this has changed'))"


def _without_delivery(content: Content) -> None:
    content["groups"][0]["dimensions"].remove(dimension_in(content, "delivery"))


@pytest.fixture
def release() -> Release:
    return make_release("1.0", CODES)


@pytest.fixture
def new(release: Release) -> Release:
    """Design is reworded in it."""
    return next_release(release, "1.1", reworded("design", 2, "Other words."))


def _signed(council: Council, release: Release, month: int, **levels: int | None) -> Assessment:
    at = datetime.datetime(2026, month, 1, 9, tzinfo=datetime.UTC)
    assessment = judged(AssessmentFactory(council=council, release=release), **levels)
    return signed_off(assessment, is_shown=True, at=at)


def _trend(assessment: Assessment, reader: Member) -> Trend:
    series = series_up_to(assessment, reader=reader, on=DAY)
    assert series is not None
    return Trend(series)


def _table(response: HttpResponseBase) -> list[list[str]]:
    page = BeautifulSoup(response.getvalue(), "html.parser").select_one(SECTION)
    assert page is not None
    return [
        [" ".join(cell.text.split()) for cell in row.select("th, td")] for row in page.select("tr")
    ]


def test_each_dimension_has_its_tiles_joined_only_where_they_can_be_compared(
    council: Council, editor: Member, release: Release, new: Release
) -> None:
    _signed(council, release, 1, data=1, design=2, delivery=None)
    _signed(council, release, 2, data=2, design=2, delivery=2)
    now = _signed(council, new, 3, data=3, design=1, delivery=3)

    found = _trend(now, editor)

    assert found.heads == [
        Column("Jan 2026", "release 1.0"),
        Column("Feb 2026", "release 1.0"),
        Column("Mar 2026", "release 1.1", "new release"),
    ]
    one, two, three = Tile(1, 1), Tile(2, 3), Tile(3, 5)
    assert found.strands == [
        Strand("Data", [one, two, three], [LINE, LINE]),
        Strand("Design", [two, two, one], [LINE, BREAK], REWORDED),
        Strand("Delivery", [Tile(), two, three], [NOTHING, LINE]),
    ]


def test_a_reworded_dimension_is_broken_though_one_end_was_not_assessed(
    council: Council, editor: Member, release: Release, new: Release
) -> None:
    _signed(council, release, 1, data=1)
    now = AssessmentFactory(council=council, release=new)

    found = _trend(now, editor)

    assert found.heads[-1] == Column("Open", "release 1.1", "new release")
    assert found.strands[:2] == [
        Strand("Data", [Tile(1, 1), Tile()], [NOTHING]),
        Strand("Design", [Tile(), Tile()], [BREAK], REWORDED),
    ]


def test_an_assessment_by_an_older_release_says_so(
    council: Council, editor: Member, release: Release, new: Release
) -> None:
    _signed(council, new, 1, data=1)
    now = _signed(council, release, 2, data=1)

    assert _trend(now, editor).heads[-1].change == "older release"


def test_a_dimension_that_is_gone_or_new_keeps_a_row_of_its_own(
    council: Council, editor: Member, release: Release
) -> None:
    fewer = next_release(release, "2.0", _without_delivery)
    _signed(council, release, 1, delivery=2)
    now = _signed(council, fewer, 2, data=2)
    back = _signed(council, release, 3, delivery=3)

    gone, returned = (_trend(one, editor) for one in (now, back))

    assert gone.strands[-1] == Strand(
        "Delivery", [Tile(2, 3), None], [NOTHING], "not in release 2.0"
    )
    assert gone.sentences == ["1 dimension of 1.0 is not in 2.0."]
    assert returned.strands[-1] == Strand(
        "Delivery",
        [Tile(2, 3), None, Tile(3, 5)],
        [NOTHING, NOTHING],
        "not in release 2.0; new in release 1.0",
    )
    assert returned.sentences[-1] == "1 dimension is new in 1.0."


def test_the_table_says_the_same_as_the_drawing(
    client: Client, council: Council, release: Release, new: Release
) -> None:
    _signed(council, release, 1, data=1, design=2, delivery=None)
    now = _signed(council, new, 3, data=3, design=1, delivery=3)

    page = client.get(now.get_absolute_url())

    assert _table(page) == [
        ["Dimension", "1 January 2026, release 1.0", "1 March 2026, release 1.1", "Comparable?"],
        ["Data", "Level 1", "Level 3", "Yes"],
        ["Design", "Level 2", "Level 1", "Not between 1.0 and 1.1: reworded"],
        ["Delivery", "Not assessed", "Level 3", "Yes"],
    ]
    told = "The wording of 1 dimension changed between 1.0 and 1.1: not comparable there."
    assert told in words_of(page, SECTION)


def test_each_assessment_beside_it_is_linked_the_last_first(
    client: Client, council: Council, release: Release
) -> None:
    first, second, now = (_signed(council, release, month, data=1) for month in (1, 2, 3))

    page = client.get(now.get_absolute_url())
    section = BeautifulSoup(page.content, "html.parser").select_one(SECTION)

    assert section is not None
    assert [link["href"] for link in section.select("li a")] == [
        second.get_absolute_url(),
        first.get_absolute_url(),
    ]
    throughout = "Every dimension means the same throughout, so levels can be compared."
    assert throughout in words_of(page, SECTION)


def test_older_ones_left_out_are_said_and_the_list_is_linked(
    client: Client, council: Council, release: Release
) -> None:
    *_, now = (_signed(council, release, month, data=1) for month in range(1, 7))

    words = words_of(client.get(now.get_absolute_url()), SECTION)

    assert f"Older ones are left out here. All assessments of {council}" in words


def test_the_first_assessment_of_a_council_has_no_trend(
    client: Client, council: Council, release: Release
) -> None:
    first = _signed(council, release, 1, data=1)
    _signed(council, release, 2, data=1)

    assert words_of(client.get(first.get_absolute_url()), SECTION) == ""


def test_the_drawing_stands_wide_and_narrow_in_words_too(
    client: Client, council: Council, release: Release, new: Release
) -> None:
    _signed(council, release, 1, data=1, design=2)
    now = _signed(council, new, 3, data=3, design=1)

    page = BeautifulSoup(client.get(now.get_absolute_url()).content, "html.parser")

    drawn = [ElementTree.fromstring(str(one)) for one in page.select(f"{SECTION} figure svg")]
    assert [one.get("class") for one in drawn] == ["app-chart__wide", "app-chart__narrow"]
    assert {(one[0].text, one[1].text) for one in drawn} == {
        (
            "Levels at 2 assessments",
            f"Data: level 1, then level 3. Design: level 2, then level 1; {REWORDED}. "
            "Delivery: not assessed, then not assessed.",
        )
    }


def test_more_assessments_or_dimensions_cost_no_more_queries(
    client: Client, council: Council
) -> None:
    few, many = make_release("1.0"), make_release("1.0", CODES, own=False)
    costs = []
    for release, count in ((few, 2), (few, 4), (many, 3)):
        now = [_signed(council, release, month, data=1) for month in range(1, count + 1)][-1]
        costs.append(queries_for(client, now.get_absolute_url()))

    assert costs == [costs[0]] * 3


def test_each_change_of_release_costs_eight_queries(
    client: Client, council: Council, release: Release, new: Release
) -> None:
    _signed(council, release, 1, data=1)
    same = _signed(council, release, 2, data=1)
    without = queries_for(client, same.get_absolute_url())

    now = _signed(council, new, 3, data=1)

    assert queries_for(client, now.get_absolute_url()) == without + 8
