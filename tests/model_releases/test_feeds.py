"""The feed of releases."""

import pytest
from django.conf import settings
from django.test import Client

from model_releases.models import Release
from tests.factories.model_releases import make_release
from tests.feeds import read_feed

pytestmark = pytest.mark.django_db
FEED = "/feeds/releases/"


@pytest.fixture
def foreign() -> Release:
    """Two releases of the site's own model, and one of another."""
    make_release("1.0")
    make_release("1.1", texts={("data", 1): "Reworded."})
    return make_release("7.0", own=False)


def test_releases_of_the_own_model_the_last_frozen_first(client: Client, foreign: Release) -> None:
    feed = read_feed(client, FEED)

    assert [(one["title"], one["link"]) for one in feed.entries] == [
        ("A model of ours 1.1", f"{settings.SITE_URL}/model/1.1/"),
        ("A model of ours 1.0", f"{settings.SITE_URL}/model/1.0/"),
    ]


def test_an_entry_keeps_licence_and_attribution(client: Client, foreign: Release) -> None:
    (entry,) = read_feed(client, f"{FEED}?model={foreign.model.slug}").entries

    assert (entry["id"], entry["rights"]) == (
        foreign.uid.urn,
        "CC BY 4.0. Those who wrote it",
    )


def test_a_model_that_is_not_there_is_ignored(client: Client, foreign: Release) -> None:
    assert read_feed(client, f"{FEED}?model=no-such").titles == read_feed(client, FEED).titles


def test_a_site_without_a_model_has_an_empty_feed(client: Client) -> None:
    assert read_feed(client, FEED).entries == []
