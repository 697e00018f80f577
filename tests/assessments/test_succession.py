"""A council formed from others: their last assessments stand beside its first, joined to none."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.models import Assessment
from assessments.views.finding import Place
from assessments.views.profiles import shown
from assessments.views.successions import Succession, succession_of
from community.models import Council
from tests.assessments.pages import words_of
from tests.counting import queries_for
from tests.factories.assessments import CODES, AssessmentFactory, judged, signed_off
from tests.factories.community import CouncilFactory, MembershipFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

ENDED_ON = datetime.date(2026, 4, 1)
DAY = datetime.date(2026, 11, 22)
SECTION = "section:has(> h2:-soup-contains('How this has changed'))"
NOT_JOINED = (
    "No level was averaged or inherited from their assessments, so no line joins them to this one."
)


@pytest.fixture
def formed() -> Council:
    make_release("1.0", CODES)
    council: Council = CouncilFactory(name="Cedar")
    return council


@pytest.fixture
def ashby(formed: Council) -> Council:
    council: Council = CouncilFactory(name="Ashby", successor=formed, ended_on=ENDED_ON)
    return council


@pytest.fixture
def birch(formed: Council) -> Council:
    council: Council = CouncilFactory(name="Birch", successor=formed, ended_on=ENDED_ON)
    return council


@pytest.fixture
def first(formed: Council) -> Assessment:
    """The first of the council that was formed, published."""
    return _signed(formed, 9, level=1)


def _signed(
    council: Council, month: int, *, level: int, is_shown: bool = True, **facts: Any
) -> Assessment:
    at = datetime.datetime(2026, month, 1, 9, tzinfo=datetime.UTC)
    assessment = judged(AssessmentFactory(council=council, **facts), data=level)
    return signed_off(assessment, is_shown=is_shown, at=at)


def _ends(client: Client, assessment: Assessment) -> list[str]:
    page = BeautifulSoup(client.get(assessment.get_absolute_url()).content, "html.parser")
    return [" ".join(one.text.split()) for one in page.select(f"{SECTION} > ul.govuk-list li")]


def _succession(assessment: Assessment) -> Succession | None:
    place = Place(assessment, MembershipFactory().member, DAY)
    return succession_of(place, shown(assessment, shows_reasons=False))


def test_the_last_assessment_of_each_predecessor_is_named_with_its_level(
    client: Client, ashby: Council, birch: Council, first: Assessment
) -> None:
    _signed(ashby, 1, level=3, title="Ashby, too old")
    last = _signed(ashby, 2, level=2, title="Ashby at last")
    _signed(birch, 1, level=3, title="Birch, judged by peers", voice="peer")

    page = client.get(first.get_absolute_url())

    assert _ends(client, first) == [
        "Ashby: Ashby at last, overall 2 Stage 2 by release 1.0. "
        "Self-assessment, signed off 1 February 2026",
        "Birch: Birch, judged by peers, overall 3 Stage 3 by release 1.0. "
        "Peer assessment, signed off 1 January 2026",
    ]
    assert f'href="{last.get_absolute_url()}"' in page.text
    assert words_of(page, f"{SECTION} > p") == (
        f"Formed from Ashby and Birch, which ended on 1 April 2026. {NOT_JOINED}"
    )


def test_the_drawing_breaks_between_them_and_joins_nothing(
    ashby: Council, birch: Council, first: Assessment
) -> None:
    for council in (ashby, birch):
        _signed(council, 1, level=2)

    found = _succession(first)

    assert found is not None
    assert found.drawing is not None
    assert (found.drawing.has_breaks, found.drawing.has_lines) == (True, False)
    told = (
        "Ashby: level 2, then nothing; 1 January 2026, release 1.0. "
        "Birch: level 2, then nothing; 1 January 2026, release 1.0. "
        "Cedar: nothing, then level 1."
    )
    assert [told in svg for svg in (found.drawing.wide, found.drawing.narrow)] == [True, True]


def test_what_a_predecessor_did_not_publish_is_as_if_it_were_not(
    client: Client, ashby: Council, birch: Council, first: Assessment
) -> None:
    _signed(ashby, 1, level=2, title="Ashby in public")
    before = client.get(first.get_absolute_url()).content
    _signed(ashby, 2, level=3, is_shown=False, title="Ashby in private")
    _signed(birch, 2, level=3, is_shown=False, title="Birch in private")

    after = client.get(first.get_absolute_url())

    assert after.content == before
    assert "There is no assessment of Birch to read." in words_of(after, SECTION)


def test_those_who_belong_to_a_predecessor_see_its_private_one_there(
    client: Client, ashby: Council, first: Assessment
) -> None:
    _signed(ashby, 2, level=3, is_shown=False, title="Ashby in private")
    client.force_login(MembershipFactory(council=ashby).member)

    assert _ends(client, first) == [
        "Ashby: Ashby in private, overall 3 Stage 3 by release 1.0. "
        "Self-assessment, signed off 1 February 2026"
    ]


def test_without_anything_to_read_nothing_is_drawn(
    client: Client, ashby: Council, first: Assessment
) -> None:
    _signed(ashby, 2, level=3, release=make_release("1.0", own=False))  # another model

    page = BeautifulSoup(client.get(first.get_absolute_url()).content, "html.parser")

    assert page.select(f"{SECTION} svg") == []
    assert _ends(client, first) == []


def test_the_second_assessment_stands_beside_the_first_alone(
    client: Client, formed: Council, ashby: Council, first: Assessment
) -> None:
    _signed(ashby, 1, level=2)
    second = _signed(formed, 10, level=2)

    words = words_of(client.get(second.get_absolute_url()), SECTION)

    assert ("Ashby" in words, first.title in words) == (False, True)


def test_a_council_that_nobody_formed_and_one_still_to_end_show_nothing(
    client: Client, first: Assessment
) -> None:
    later = datetime.date(2999, 4, 1)
    _signed(CouncilFactory(successor=first.council, ended_on=later), 1, level=2)

    assert words_of(client.get(first.get_absolute_url()), SECTION) == ""


def test_each_end_costs_five_queries_whatever_came_before_it(
    client: Client, ashby: Council, birch: Council, first: Assessment
) -> None:
    _signed(ashby, 1, level=2)
    with_one = queries_for(client, first.get_absolute_url())

    _signed(ashby, 2, level=2)
    again = queries_for(client, first.get_absolute_url())
    _signed(birch, 1, level=2)

    assert (again, queries_for(client, first.get_absolute_url())) == (with_one, with_one + 5)
