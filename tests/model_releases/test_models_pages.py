"""Several models side by side, and texts that are only illustrations."""

import pytest
from django.test import Client

from model_releases.canonical.document import read_document
from model_releases.models import Model
from tests.factories.model_releases import FOREIGN, make_release
from tests.model_releases.pages import FOREIGN_MODEL, page_at, words_in

pytestmark = pytest.mark.django_db


def test_an_illustrative_model_says_so_on_everypage_at(client: Client) -> None:
    make_release("1.0")
    make_release("1.1")
    Model.objects.update(is_illustrative=True)

    notices = {
        address: words_in(page_at(client, address), ".app-notice--illustrative")
        for address in ("/model/", "/model/1.0/", "/model/1.0/data/", "/model/1.0/compare/1.1/")
    }

    said = (
        "Illustrative content. Demonstration text, written for this platform. "
        "It is not the wording of the model."
    )
    assert notices == {address: [said] for address in notices}


def test_other_models_never_wear_the_own_models_notice(client: Client) -> None:
    make_release("1.0")
    Model.objects.update(is_illustrative=True)
    make_release("1.0", own=False)

    assert words_in(page_at(client, f"{FOREIGN_MODEL}/"), ".app-notice--illustrative") == []


def test_the_document_is_byte_for_byte_what_verify_accepts(client: Client) -> None:
    release = make_release("1.0")

    response = client.get("/model/1.0.json")

    assert response["Content-Type"] == "application/json"
    assert read_document(response.content).content_sha256 == release.content_sha256


def test_all_models_are_listed_the_own_one_first(client: Client) -> None:
    make_release("1.0", own=False)
    make_release("2.0", own=False)
    make_release("1.0")

    page = page_at(client, "/models/")

    assert words_in(page, "h2.govuk-heading-l") == ["A model of ours", FOREIGN]
    assert "Current release: 2.0, 5 January 2026" in words_in(page, "li")
    assert "2 releases" in words_in(page, "li")
