"""The page on which a council finds actions: what it shows, and what it never shows."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from library.models import Action
from library.models import Tag as ActionTag
from model_releases.models import Dimension
from search.changes import mark_changed
from tests.factories.library import ActionFactory, ActionVoteFactory, UseReportFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def data() -> Dimension:
    """The dimension "data" of the site's own model, which has "design" and three levels, too."""
    release = make_release(dimensions=["data", "design"], levels=3)
    return release.dimensions.get(code="data").dimension


@pytest.fixture
def design(data: Dimension) -> Dimension:
    return data.model.dimensions.exclude(pk=data.pk).get()


def _page(client: Client, address: str = "", **headers: str) -> BeautifulSoup:
    response = client.get(f"/actions/{address}", headers=headers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def _titles(page: BeautifulSoup) -> list[str]:
    return [heading.text for heading in page.select(".app-result h3")]


def _words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.text.split())


def _facet(page: BeautifulSoup, name: str) -> dict[str, int]:
    """Value -> count of one facet, as shown."""
    boxes = page.select(f'.app-facet input[name="{name}"]')
    counts = [box.find_parent("label").select_one(".app-facet__count") for box in boxes]  # type: ignore[union-attr]
    return {
        str(box["value"]): int(re.sub(r"\D", "", count.text))
        for box, count in zip(boxes, counts, strict=True)
        if count
    }


def _links(page: BeautifulSoup, selector: str) -> list[tuple[str, str]]:
    return [(_words(link), str(link["href"])) for link in page.select(selector)]


def test_a_card_says_what_a_council_compares(client: Client, data: Dimension) -> None:
    action = ActionFactory(
        listed=True,
        slug="name-an-owner",
        title="Name an owner",
        summary="One <person> for each dataset.",
        cost="none",
        time_to_effect="quarter",
        next_review_due_on="2026-01-31",
        transitions=[(data, 2, 3), (None, 0, 1)],
    )
    ActionVoteFactory(on=action)
    UseReportFactory(action=action)

    card = _page(client, "?q=datasets").select_one(".app-result")

    assert card is not None
    assert [_words(each) for each in card.select(".app-meta > li")] == [
        "Tried, 1 council",
        "Data: 2 Stage 2 →to 3 Stage 3",
        "Any dimension: Not yet at 1 →to 1 Stage 1",
        "1 person in 0 councils",
        "No new money",
        "Effect within three months",
    ]
    assert card.select_one("h3 a[href='/actions/name-an-owner/']")
    assert [mark.text for mark in card.select("mark")] == ["dataset"]
    assert "One &lt;person&gt; for each" in str(card)
    assert "Review overdue since 31 January 2026" in card.text


def test_a_step_asked_for_is_found_in_one_transition_only(
    client: Client, data: Dimension, design: Dimension
) -> None:
    ActionFactory(listed=True, title="Right", transitions=[(data, 2, 3)])
    ActionFactory(listed=True, title="Crossed", transitions=[(data, 1, 2), (design, 2, 3)])
    ActionFactory(listed=True, title="Longer", transitions=[(data, 1, 3)])
    ActionFactory(listed=True, title="Any", transitions=[(None, 2, 3)])

    assert _titles(_page(client, "?dimension=data&from=2&to=3")) == ["Right"]
    assert _titles(_page(client, "?dimension=any")) == ["Any"]
    assert _titles(_page(client, "?from=2&to=3")) == ["Right", "Crossed", "Any"]


def test_the_step_asked_for_is_shown_first(
    client: Client, data: Dimension, design: Dimension
) -> None:
    ActionFactory(listed=True, transitions=[(design, 1, 2), (design, 2, 3), (data, 2, 3)])

    steps = _page(client, "?dimension=data").select(".app-meta > li:has(.app-step)")

    assert _words(steps[0]) == "Data: 2 Stage 2 →to 3 Stage 3"


def test_facets_count_what_choosing_another_value_would_give(
    client: Client, data: Dimension, design: Dimension
) -> None:
    ActionFactory(listed=True, cost="none", transitions=[(data, 1, 2), (data, 2, 3)])
    ActionFactory(listed=True, cost="more", transitions=[(data, 1, 2)])
    ActionFactory(listed=True, cost="none", transitions=[(design, 1, 2)])

    page = _page(client, "?dimension=data&cost=none")

    assert _facet(page, "dimension") == {"data": 1, "design": 1}
    assert _facet(page, "from") == {"1": 1, "2": 1}
    assert _facet(page, "cost") == {"none": 1, "more": 1}


def test_a_chosen_filter_is_a_link_that_removes_it(client: Client, data: Dimension) -> None:
    ActionFactory(listed=True, title="Data", cost="none", transitions=[(data, 1, 2)])

    page = _page(client, "?q=data&dimension=data&from=1&cost=none&cost=more&sort=newest&page=1")

    rest = "q=data&dimension=data&from=1"
    assert _links(page, ".app-chips a") == [
        ("Data ×, remove this filter", "?q=data&from=1&cost=none&cost=more&sort=newest"),
        (
            "From 1 Stage 1 ×, remove this filter",
            "?q=data&dimension=data&cost=none&cost=more&sort=newest",
        ),
        ("No new money ×, remove this filter", f"?{rest}&cost=more&sort=newest"),
        ("Over £250,000 ×, remove this filter", f"?{rest}&cost=none&sort=newest"),
        ("Clear all", "?q=data&sort=newest"),
    ]


def test_nothing_found_leads_to_lists_that_are_not_empty(client: Client, data: Dimension) -> None:
    ActionFactory(listed=True, cost="more", transitions=[(data, 1, 2)])
    ActionFactory(listed=True, cost="none", transitions=[(data, 2, 3)])

    page = _page(client, "?dimension=data&from=2&cost=more")

    assert _titles(page) == []
    ways_out = page.select(".app-empty li")
    assert [_words(way) for way in ways_out] == [
        "From any level – 1 action",
        "Any cost – 1 action",
        "No filters – 2 actions",
    ]
    assert _links(page, ".app-empty li a")[0][1] == "?dimension=data&cost=more"


def test_sorting_is_by_support_use_age_and_review(client: Client, data: Dimension) -> None:
    for title, listed_at, due in [
        ("First", "2026-03-01T09:00Z", None),
        ("Second", "2026-03-02T09:00Z", "2027-05-01"),
        ("Third", "2026-03-03T09:00Z", "2027-04-01"),
    ]:
        ActionFactory(listed=True, title=title, listed_at=listed_at, next_review_due_on=due)
    second, third = (Action.objects.get(current_edition__title=t) for t in ("Second", "Third"))
    ActionVoteFactory(on=second)
    UseReportFactory(action=third)

    assert [_titles(_page(client, f"?sort={sort}")) for sort in _SORTS] == [
        ["Second", "First", "Third"],
        ["Third", "First", "Second"],
        ["Third", "Second", "First"],
        ["Third", "Second", "First"],
    ]


_SORTS = ("supported", "used", "newest", "review-due")


def test_a_misspelt_word_is_searched_as_it_should_be(client: Client, data: Dimension) -> None:
    ActionFactory(listed=True, title="Rehearse a restore")

    page = _page(client, "?q=restoer")

    assert (_titles(page), "These have restore." in _words(page.select_one("#found"))) == (
        ["Rehearse a restore"],
        True,
    )


def test_a_synonym_of_a_tag_is_found_as_soon_as_a_curator_writes_it(
    client: Client, data: Dimension
) -> None:
    ActionFactory(listed=True, title="Test with people", tags=["accessibility"])
    before = _titles(_page(client, "?q=wcag"))

    ActionTag.objects.update(synonyms=["wcag", "screen reader"])

    assert (before, _titles(_page(client, "?q=wcag"))) == ([], ["Test with people"])


def test_actions_of_other_models_are_a_link_away(client: Client, data: Dimension) -> None:
    other = make_release(dimensions=["platform"], own=False).model
    ActionFactory(listed=True, title="Ours: share data")
    ActionFactory(listed=True, title="Theirs: share data", model=other)

    page = _page(client, "?q=share")

    link = f"/actions/?model={other.slug}&q=share"
    assert (_titles(page), (other.name, link) in _links(page, "#found li a")) == (
        ["Ours: share data"],
        True,
    )
    assert _titles(_page(client, f"?model={other.slug}")) == ["Theirs: share data"]


def test_htmx_gets_the_list_and_its_filters_alone(client: Client, data: Dimension) -> None:
    ActionFactory(listed=True, title="Share data")

    response = client.get("/actions/?q=data", headers={"HX-Request": "true"})

    piece = BeautifulSoup(response.content, "html.parser")
    assert [(tag.name, tag.get("id")) for tag in piece.find_all(recursive=False)] == [
        ("title", None),
        ("div", "found"),
    ]
    assert "HX-Request" in response["Vary"]


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_longer_list_costs_no_more_queries(
    client: Client, data: Dimension, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add(number: int) -> None:
        for _ in range(number):
            action = ActionFactory(listed=True, tags=["data"], transitions=[(data, 1, 2)])
            UseReportFactory(action=action)
            mark_changed("action", [action.pk])

    add(1)
    _page(client)  # what is read once is read, and the index is built
    counts = []
    for more in (0, 2):
        add(more)
        _page(client)  # carries the new ones over into the index
        with django_assert_num_queries(_QUERIES):
            counts.append(len(_titles(_page(client))))

    assert counts == [1, 3]


_QUERIES = 9
