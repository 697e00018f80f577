"""Statements and health: what the law asks for, and what an operator asks."""

import pytest
from django.test import Client
from django.urls import reverse

from pages.views import health

STATEMENTS = ("accessibility", "privacy", "licence", "cookies")


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
    def gone() -> str:
        raise ConnectionError("refused")

    monkeypatch.setitem(health.DEPENDENCIES, "cache", gone)

    response = client.get("/health/ready")

    assert (response.status_code, response.json()) == (
        503,
        {"status": "down", "dependencies": {"database": "ok", "cache": "down", "search": "ok"}},
    )
