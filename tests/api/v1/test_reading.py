"""What everybody reads: the same as on the pages, with licence and attribution."""

import pytest
from django.conf import settings
from django.test import Client

from model_releases.models import Dimension
from search.changes import mark_changed
from tests.counting import queries_for
from tests.factories.feedback import DraftFactory, make_proposal
from tests.factories.library import ActionFactory, ActionVoteFactory, UseReportFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
TERMS = {
    "licence": "CC-BY-4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "attribution": settings.SITE_NAME,
    "source_url": settings.SITE_URL,
}
MODEL_TERMS = {
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "attribution": "Those who wrote it",
    "source_url": "https://example.org/model",
}
PRIVATE = ("draft", "submitted", "changes_asked", "declined")


@pytest.fixture
def data() -> Dimension:
    """The dimension "data" of the site's own model, which has "design", too."""
    release = make_release(dimensions=["data", "design"], levels=3)
    return release.dimensions.get(code="data").dimension


def test_a_search_finds_what_the_page_finds(client: Client, data: Dimension) -> None:
    ActionFactory(listed=True, title="Right", cost="none", transitions=[(data, 2, 3)])
    ActionFactory(listed=True, title="Costly", cost="more", transitions=[(data, 2, 3)])
    ActionFactory(listed=True, title="Elsewhere", transitions=[(None, 2, 3)])

    found = client.get("/api/v1/actions?dimension=data&from=2&cost=none&tag=no-such").json()

    assert [one["title"] for one in found["actions"]] == ["Right"]
    assert {one["value"]: one["count"] for one in found["facets"]["cost"] if one["count"]} == {
        "none": 1,
        "more": 1,
    }
    assert {name: found[name] for name in ("total", "page", "pages", "terms", "left_out")} == {
        "total": 1,
        "page": 1,
        "pages": 1,
        "terms": TERMS,
        "left_out": ["Tag: there is no “no-such” here, so it was left out."],
    }


def test_an_action_has_the_fields_of_a_file_and_what_is_known_of_it(
    client: Client, data: Dimension
) -> None:
    action = ActionFactory(
        listed=True,
        slug="write",
        steps=["First.", "Then."],
        transitions=[(data, 2, 3), (None, 0, 1)],
        tags=["paper"],
    )
    ActionVoteFactory(on=action)
    UseReportFactory(action=action)

    answer = client.get("/api/v1/actions/write").json()

    said = answer["action"]
    assert answer["terms"] == TERMS
    assert {
        name: said[name] for name in ("uid", "url", "evidence", "support", "steps", "tags")
    } == {
        "uid": str(action.uid),
        "url": f"{settings.SITE_URL}/actions/write/",
        "evidence": "tried",
        "support": {"people": 1, "councils": 0},
        "steps": ["First.", "Then."],
        "tags": ["paper"],
    }
    assert [
        (one["dimension"], one["from_level"], one["to_level"]) for one in said["transitions"]
    ] == [
        ("data", 2, 3),
        (None, 0, 1),
    ]


def test_what_is_private_is_no_different_from_what_is_not_there(client: Client) -> None:
    actions = [ActionFactory(**({} if s == "draft" else {s: True}), slug=s) for s in PRIVATE]
    mark_changed("action", [one.pk for one in actions])

    answers = {client.get(f"/api/v1/actions/{one.slug}").content for one in actions}

    assert answers == {client.get("/api/v1/actions/never-was").content}
    assert client.get("/api/v1/actions").json()["total"] == 0


def test_a_page_has_up_to_a_hundred(client: Client) -> None:
    for _ in range(3):
        ActionFactory(listed=True)

    second = client.get("/api/v1/actions?page_size=2&page=2").json()

    assert (second["total"], second["pages"], len(second["actions"])) == (3, 2, 1)
    assert client.get("/api/v1/actions?page_size=2&page=%202").json() == second
    assert client.get("/api/v1/actions?page_size=100").status_code == 200


def test_dimensions_are_word_for_word_with_licence_and_credits(
    client: Client, data: Dimension
) -> None:
    answer = client.get("/api/v1/dimensions").json()

    first = answer["dimensions"][0]
    assert (answer["release"]["number"], answer["release"]["terms"]) == ("1.0", MODEL_TERMS)
    assert (first["code"], first["levels"][0]["passages"][0]["text"]) == (
        "data",
        "Data as it is at level 1.",
    )
    one = client.get("/api/v1/dimensions/data?release=1.0").json()
    assert (one["release"], one["dimension"]) == (answer["release"], first)


@pytest.mark.parametrize("query", ["?release=9.9", "?model=no-such", "/no-such"])
def test_a_release_that_is_not_there_is_not_found(
    client: Client, data: Dimension, query: str
) -> None:
    assert client.get(f"/api/v1/dimensions{query}").status_code == 404


def test_releases_are_listed_the_last_frozen_first(client: Client) -> None:
    make_release("1.0")
    make_release("1.1", texts={("data", 1): "Reworded."})

    releases = client.get("/api/v1/releases").json()["releases"]

    assert [(one["number"], one["parent"], one["terms"]) for one in releases] == [
        ("1.1", "1.0", MODEL_TERMS),
        ("1.0", None, MODEL_TERMS),
    ]


def test_tags_say_how_many_listed_actions_they_have(client: Client) -> None:
    ActionFactory(listed=True, tags=["paper"])
    ActionFactory(tags=["paper", "secret"])

    tags = client.get("/api/v1/tags").json()["tags"]

    assert [(one["slug"], one["actions"]) for one in tags] == [("paper", 1), ("secret", 0)]


def test_proposals_are_those_of_the_queue(client: Client) -> None:
    DraftFactory(title="Secret")
    received = make_proposal(title="Say it plainly", kind="typo")

    listed = client.get("/api/v1/proposals?kind=typo").json()

    (one,) = listed["proposals"]
    assert (one["title"], one["quote"], one["quote_terms"]) == (
        "Say it plainly",
        received.quote,
        MODEL_TERMS,
    )
    answer = client.get(f"/api/v1/proposals/{received.number}").json()
    assert answer == {"terms": TERMS, "proposal": one}


@pytest.mark.parametrize("address", ["actions", "releases", "proposals", "tags"])
def test_one_and_three_cost_the_same_queries(client: Client, address: str) -> None:
    make_release("1.0")
    _one_more("1.1")
    before = queries_for(client, f"/api/v1/{address}")
    _one_more("1.2")
    _one_more("1.3")

    assert queries_for(client, f"/api/v1/{address}") == before


def _one_more(number: str) -> None:
    make_release(number, texts={("data", 1): f"As of {number}."})
    data = make_proposal().dimension
    action = ActionFactory(listed=True, tags=[f"tag-{number}"], transitions=[(data, 1, 2)])
    mark_changed("action", [action.pk])
