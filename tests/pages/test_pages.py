"""Home, statements and health: what a stranger meets first, and what an operator asks."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pages.views import health
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

STATEMENTS = ("accessibility", "privacy", "licence", "cookies")


def cards(client: Client) -> list[str]:
    """Titles of the newest actions on the front page."""
    return [card.title for card in client.get("/").context["newest"]]


@pytest.mark.django_db
def test_an_empty_site_opens_and_says_what_is_to_come(client: Client) -> None:
    response = client.get("/")

    assert response.status_code == 200
    assert "No release has been published yet." in response.text
    assert "Nothing is listed yet." in response.text


@pytest.mark.django_db
def test_the_front_page_shows_the_three_newest_listed_actions(client: Client) -> None:
    for day in range(1, 5):
        at = timezone.now() - timedelta(days=day)
        ActionFactory(listed=True, listed_at=at, title=f"From {day} days ago")
    ActionFactory(submitted=True, title="Not listed")

    assert cards(client) == ["From 1 days ago", "From 2 days ago", "From 3 days ago"]


@pytest.mark.django_db
def test_the_front_page_names_the_current_release_and_its_parent(client: Client) -> None:
    make_release("1.0")
    make_release("1.1", levels=4)

    response = client.get("/")

    assert response.context["release"].number == "1.1"
    assert reverse("model_releases:compare", args=["1.0", "1.1"]) in response.text


@pytest.mark.django_db
def test_the_front_page_costs_the_same_with_one_action_and_three(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_release()
    ActionFactory(listed=True)
    client.get("/")
    with django_assert_max_num_queries(30) as with_one:
        client.get("/")
    ActionFactory.create_batch(2, listed=True)
    with django_assert_max_num_queries(30) as with_three:
        client.get("/")

    assert len(with_three) == len(with_one)


@pytest.mark.django_db
@pytest.mark.parametrize("name", STATEMENTS)
def test_statements_are_open_to_everybody(client: Client, name: str) -> None:
    assert client.get(reverse(f"pages:{name}")).status_code == 200


def test_a_living_process_says_so_without_asking_anybody(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "ok"}


@pytest.mark.django_db
def test_readiness_names_each_dependency(client: Client) -> None:
    response = client.get("/health/ready")

    assert (response.status_code, response.json()) == (
        200,
        {"status": "ok", "dependencies": {"database": "ok", "cache": "ok", "search": "ok"}},
    )


@pytest.mark.django_db
def test_readiness_names_what_is_down(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise ConnectionError("refused")

    monkeypatch.setitem(health.DEPENDENCIES, "cache", gone)

    response = client.get("/health/ready")

    assert (response.status_code, response.json()) == (
        503,
        {"status": "down", "dependencies": {"database": "ok", "cache": "down", "search": "ok"}},
    )
