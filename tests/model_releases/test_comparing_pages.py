"""Pages that compare two releases."""

import json
from pathlib import Path

import pytest
from django.test import Client

from tests.factories.model_releases import frozen, make_release
from tests.model_releases.pages import FOREIGN_MODEL, page_at, words_in

pytestmark = pytest.mark.django_db


ELIXIR = Path(__file__).parent.parent / "fixtures" / "elixir_rdm"


def _elixir(*numbers: str) -> None:
    for number in numbers:
        frozen(json.loads((ELIXIR / f"release-{number}.json").read_text()))


def test_a_comparison_says_what_changed_word_by_word(client: Client) -> None:
    make_release("1.0")
    make_release("1.1", texts={("data", 2): "Data as <i>we</i> like it at level 2."})

    page = page_at(client, "/model/1.0/compare/1.1/")

    assert words_in(page, ".app-lead") == ["Passages: 1 reworded."]
    assert words_in(page, ".app-diff del") == ["removed: is"]
    assert words_in(page, ".app-diff ins") == ["added: <i>we</i> like"]


def test_no_change_of_text_is_said_plainly(client: Client) -> None:
    _elixir("1.1.0", "1.2.0")

    page = page_at(client, "/models/elixir-rdm-maturity-model/1.1.0/compare/1.2.0/")

    assert words_in(page, ".app-lead") == [
        "No change to the wording. 25 dimensions have new codes."
    ]


def test_a_comparison_as_json_is_the_one_worked_out_by_hand(client: Client) -> None:
    _elixir("1.0.0", "1.1.0")

    told = client.get("/models/elixir-rdm-maturity-model/1.0.0/compare/1.1.0.json").json()

    expected = json.loads((ELIXIR / "diff-1.0.0--1.1.0.json").read_text())
    assert told["release"] == expected["release"]


def test_the_form_with_two_numbers_leads_to_their_comparison(client: Client) -> None:
    make_release("1.0", own=False)
    make_release("1.1", own=False)

    response = client.get(f"{FOREIGN_MODEL}/compare/?from=1.1&to=1.0")

    assert response["Location"] == f"{FOREIGN_MODEL}/1.1/compare/1.0/"
