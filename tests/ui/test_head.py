"""What a page says of itself to those who show it elsewhere: title, address, picture."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image
from pytest_django import Settings

from tests.factories.library import ActionFactory
from tools.vendor import ROOT

pytestmark = pytest.mark.django_db
IMAGES = ROOT / "static" / "img"
NAMED = 'Say “no” to "quick" & <free> wins'


@pytest.fixture(autouse=True)
def _at_an_address(settings: Settings) -> None:
    settings.SITE_URL = "https://model.example"


def _head(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def _said(client: Client, address: str) -> dict[str, str]:
    """Property or name of each meta element -> what it says."""
    found = _head(client, address).select("head meta[content]")
    return {str(one.get("property") or one["name"]): str(one["content"]) for one in found}


def _canonical(client: Client, address: str) -> list[str]:
    return [str(link["href"]) for link in _head(client, address).select("link[rel=canonical]")]


def test_a_shared_page_has_its_title_words_address_and_picture(client: Client) -> None:
    ActionFactory(listed=True, slug="say-no", title=NAMED, summary="One person says it.")

    said = _said(client, "/actions/say-no/")

    assert {name: said[name] for name in said if name.startswith(("og:", "twitter:"))} == {
        "og:title": f"{NAMED} – Open Maturity Model",
        "og:description": "One person says it.",
        "og:site_name": "Open Maturity Model",
        "og:type": "website",
        "og:locale": "en_GB",
        "og:image": "https://model.example/static/img/card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "A ring of five parts, each thicker and darker than the one before.",
        "twitter:card": "summary_large_image",
        "og:url": "https://model.example/actions/say-no/",
    }


def test_the_title_of_the_window_is_that_of_the_shared_page(client: Client) -> None:
    ActionFactory(listed=True, slug="say-no", title=NAMED)

    title = _head(client, "/actions/say-no/").title

    assert title is not None
    assert title.text == f"{NAMED} – Open Maturity Model"


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("/", "/"),
        ("/actions/?q=write&sort=newest", "/actions/"),
        ("/whats-new/?page=2", "/whats-new/?page=2"),
        ("/whats-new/?page=1", "/whats-new/"),
        ("/whats-new/?page=2&kind=releases", "/whats-new/"),
        ("/whats-new/?page=%22%3E", "/whats-new/"),
    ],
)
def test_a_page_is_known_under_one_address(client: Client, address: str, known_as: str) -> None:
    assert _canonical(client, address) == [f"https://model.example{known_as}"]


def test_an_error_page_is_known_under_none(client: Client) -> None:
    assert _canonical(client, "/nowhere/") == []


@pytest.mark.parametrize(
    ("name", "size", "at_most"),
    [("card.png", (1200, 630), 15_000), ("touch-icon.png", (180, 180), 5_000)],
)
def test_a_picture_has_the_size_it_is_asked_for_in(
    name: str, size: tuple[int, int], at_most: int
) -> None:
    path = IMAGES / name

    with Image.open(path) as picture:
        assert (picture.size, picture.format) == (size, "PNG")
    assert path.stat().st_size <= at_most


def test_every_picture_of_the_head_is_there(client: Client) -> None:
    icons = [str(link["href"]) for link in _head(client, "/").select("link[rel*=icon]")]

    assert icons == ["/static/img/favicon.svg", "/static/img/touch-icon.png"]
    assert [(IMAGES / icon.rpartition("/")[2]).is_file() for icon in icons] == [True, True]
