"""Suggestions while typing: actions, tags of listed actions, dimensions."""

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from library.models import Tag
from model_releases.models import Dimension
from search.changes import mark_changed
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def data() -> Dimension:
    """The dimension "data" of the site's own model."""
    return make_release(dimensions=["data", "design"]).dimensions.get(code="data").dimension


def suggested(client: Client, typed: str) -> list[tuple[str, str]]:
    """Titles and what they are; an action says nothing."""
    answer = client.get("/actions/suggest/", {"q": typed}).json()
    return [(each["title"], each.get("kind", "")) for each in answer]


def test_dimensions_tags_and_actions_are_suggested_lists_first(
    client: Client, data: Dimension
) -> None:
    ActionFactory(listed=True, title="Share data", slug="share-data", tags=["data-quality"])

    assert client.get("/actions/suggest/?q=da").json() == [
        {"title": "Data", "url": "/actions/?dimension=data", "kind": "Dimension"},
        {"title": "data-quality", "url": "/actions/?tag=data-quality", "kind": "Tag"},
        {"title": "Share data", "url": "/actions/share-data/"},
    ]


def test_a_tag_is_suggested_by_its_synonyms_and_every_word_counts(
    client: Client, data: Dimension
) -> None:
    ActionFactory(listed=True, title="Keep a list", tags=["retention"])
    ActionFactory(listed=True, title="Manage it", tags=["zoo-records"])
    Tag.objects.filter(name="retention").update(synonyms=["records management"])

    found = [suggested(client, typed) for typed in ("record", "manag rec", "records lion")]

    retention, zoo = ("retention", "Tag"), ("zoo-records", "Tag")
    assert found == [[zoo, retention], [retention], []]


def test_a_tag_that_no_listed_action_has_is_never_suggested(
    client: Client, data: Dimension
) -> None:
    ActionFactory(title="A draft", tags=["secret"])
    other = make_release(dimensions=["platform"], own=False).model
    ActionFactory(listed=True, title="Theirs", tags=["theirs"], model=other)

    assert (suggested(client, "secret"), suggested(client, "theirs")) == ([], [])


def test_another_models_own_are_suggested_in_it(client: Client, data: Dimension) -> None:
    other = make_release(dimensions=["platform"], own=False).model
    ActionFactory(listed=True, title="Platform first", slug="first", model=other)

    answer = client.get("/actions/suggest/", {"q": "plat", "model": other.slug}).json()

    assert [each["url"] for each in answer] == [
        f"/actions/?model={other.slug}&dimension=platform",
        "/actions/first/",
    ]


def test_eight_are_suggested_at_most(client: Client, data: Dimension) -> None:
    for number in range(9):
        ActionFactory(listed=True, title=f"Data {number}", tags=[f"data-{number}"])

    found = suggested(client, "data")

    assert [kind for _, kind in found] == ["Dimension", *["Tag"] * 3, *[""] * 4]


@pytest.mark.parametrize(
    "typed",
    ["", "d", "🏛", "א", "\u202eatad", '"zebra', "(((", "x" * 10_000],
    ids=lambda t: ascii(t[:9]),
)
def test_odd_input_suggests_nothing_and_is_no_error(
    client: Client, data: Dimension, typed: str
) -> None:
    ActionFactory(listed=True, title="Improve", tags=["quality"])

    assert suggested(client, typed) == []


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_more_suggestions_cost_no_more_queries(
    client: Client, data: Dimension, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    counts = []
    for titles in (["Data 1"], ["Data 2", "Data 3"]):
        for title in titles:
            action = ActionFactory(listed=True, title=title, tags=[title.lower().replace(" ", "-")])
            mark_changed("action", [action.pk])
        suggested(client, "data")  # carries the new ones over into the index
        with django_assert_num_queries(6):
            counts.append(len(suggested(client, "data")))

    assert counts == [3, 7]
