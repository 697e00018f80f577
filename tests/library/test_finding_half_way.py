"""What the page says when words are met half-way: sentences, near spellings, words in the text."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

LATER = "Filler that says little. " * 20


@pytest.fixture(autouse=True)
def _model() -> None:
    make_release(dimensions=["data"])


def found(client: Client, words: str, **more: str) -> Tag:
    """The list and what is said above it."""
    response = client.get("/actions/", {"q": words, **more})
    return BeautifulSoup(response.content, "html.parser").select("#found")[0]


def titles(page: Tag) -> list[str]:
    return [heading.text for heading in page.select(".app-result h3")]


def test_a_sentence_is_answered_by_most_of_its_words_or_by_all(client: Client) -> None:
    ActionFactory(listed=True, title="Restore a backup", summary="In time.")
    ActionFactory(listed=True, title="How we restore", summary="What our people do.")

    page = found(client, "how do we restore a backup")
    link = next(a for a in page.select("p a") if a.text == "Search for all of these words")

    assert titles(page) == ["Restore a backup", "How we restore"]
    assert link["href"] == "?q=how+do+we+restore+a+backup&read=words"
    asked = found(client, "how we restore our people", read="words")
    assert titles(asked) == ["How we restore"]
    assert asked.find(string="Search for all of these words") is None


def test_a_near_spelling_that_finds_many_more_is_offered(client: Client) -> None:
    ActionFactory(listed=True, title="A modal")
    for number in range(6):
        ActionFactory(listed=True, title=f"A model {number}", cost="none")

    page = found(client, "modal", cost="none")
    offer = found(client, "modal").find(string="model")

    assert (titles(page), titles(found(client, "modal"))) == ([], ["A modal"])
    assert offer is not None
    assert offer.parent is not None
    assert offer.parent["href"] == "?q=model"


def test_words_in_the_text_alone_are_shown_where_they_stand(client: Client) -> None:
    ActionFactory(
        listed=True,
        title="Plan",
        summary="Short.",
        description=f"{LATER} Here is the zebra & its foal. {LATER}",
    )
    ActionFactory(listed=True, title="Zebra crossing", summary="Short.", description="zebra")

    marked = {
        card.h3.text: [str(mark.parent.name) for mark in card.select("mark")]  # type: ignore[union-attr]
        for card in found(client, "zebra").select(".app-result")
    }
    passages = [p.text for p in found(client, "zebra").select(".app-result > p.app-muted")]

    assert marked == {"Plan": ["p"], "Zebra crossing": ["a"]}
    assert len(passages) == 1
    assert "Here is the zebra & its foal." in passages[0]
    assert passages[0].startswith("In the text: … ")


def test_without_words_no_passage_is_looked_for(client: Client) -> None:
    ActionFactory(listed=True, title="Plan", description="A zebra.")

    assert found(client, "").select(".app-result > p.app-muted") == []


@pytest.mark.parametrize(
    "words",
    [
        "🏛 how do we 🦓 the thing",
        "\u202eהצעה איך עושים את זה",
        "how do we " + "x" * 10_000,
        "how do we restore " * 600,
        '"how do we restore',
        "how do we restore\ud800",
        "cheap " * 2_000,
        "from 1 to 2 in data " * 400,
    ],
    ids=lambda words: ascii(words[:20]),
)
def test_odd_sentences_are_no_error(client: Client, words: str) -> None:
    ActionFactory(listed=True, title="Restore a backup", summary="In time.")

    response = client.get("/actions/", {"q": words.encode("utf-8", "replace")})

    assert response.status_code in {200, 400}
