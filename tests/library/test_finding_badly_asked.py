"""Searches that cannot be asked: 400, a sentence that says so, and all that can be shown."""

import pytest
from django.test import Client

from model_releases.models import Dimension
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def data() -> Dimension:
    """The dimension "data" of the site's own model, which has three levels."""
    return make_release(dimensions=["data"], levels=3).dimensions.get(code="data").dimension


LONGEST = "Only the first 64 words were searched for."
NO_WORD = "Nothing was searched for: write a word with letters or digits."


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("?q=((((", NO_WORD),
        ("?q=" + "+".join(f"word{n}" for n in range(1200)), LONGEST),
        ("?q=" + "%EF%BF%BD" * 500, NO_WORD),
        ("?page=1000000000", "There is no page “1000000000” here. This is page 1 of 1."),
        ("?page=-7", "There is no page “-7” here. This is page 1 of 1."),
    ],
)
def test_what_cannot_be_asked_is_answered_as_far_as_it_goes_and_said(
    client: Client, data: Dimension, address: str, says: str
) -> None:
    ActionFactory(listed=True, title="Share data", transitions=[(data, 1, 2)])

    page, piece = (client.get(f"/actions/{address}", headers=h) for h in ({}, {"HX-Request": "1"}))

    assert (page.status_code, piece.status_code) == (400, 200)  # htmx shows no refusals
    assert all(says in answer.content.decode() for answer in (page, piece))


@pytest.mark.parametrize(
    "address",
    [
        "?q=%22never+closed",
        "?q=-data&q=data",
        "?q=AND+OR+NOT+*+~2+%5E",
        "?page=1&sort=%27&from=two&dimension=%F0%9F%8F%9B",
    ],
)
def test_nothing_typed_makes_an_error(client: Client, data: Dimension, address: str) -> None:
    ActionFactory(listed=True, title="Share data", transitions=[(data, 1, 2)])

    assert client.get(f"/actions/{address}").status_code == 200


@pytest.mark.parametrize("words", ["((((", "+".join(["word"] * 1200), "%EF%BF%BD" * 500])
def test_nothing_typed_ahead_makes_an_error(client: Client, data: Dimension, words: str) -> None:
    assert client.get(f"/actions/suggest/?q={words}").status_code == 200


def test_a_null_byte_is_refused_in_a_sentence(client: Client) -> None:
    response = client.get("/actions/?q=data%00")

    assert (response.status_code, b"That text cannot be read" in response.content) == (400, True)


def test_a_page_beyond_the_end_is_the_last_one(client: Client, data: Dimension) -> None:
    for number in range(21):
        ActionFactory(listed=True, title=f"Number {number}")

    said = client.get("/actions/?page=1000000000").content.decode()

    assert [f"Number {n}<" in said for n in (19, 20)] == [False, True]
    assert "Find actions: 21 results, page 2\n" in said
    assert "There is no page “1000000000” here. This is page 2 of 2." in said
