"""Pages of releases: what they show, at which address, at what cost."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.fixtures import Settings

from community.models import Member
from model_releases.canonical.document import read_document
from model_releases.models import Model, Release
from model_releases.signals import activity_asked
from tests.counting import queries_for
from tests.factories.model_releases import FOREIGN, frozen, make_release, plain_release

pytestmark = pytest.mark.django_db
ELIXIR = Path(__file__).parent.parent / "fixtures" / "elixir_rdm"
MODELS = "/models/a-model-of-others"


def _page(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def _words(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(one.text.split()) for one in page.select(selector)]


def _elixir(*numbers: str) -> None:
    for number in numbers:
        frozen(json.loads((ELIXIR / f"release-{number}.json").read_text()))


def test_model_is_the_sites_own_current_release(client: Client) -> None:
    make_release("1.0")
    make_release("1.1")
    make_release("9.0", own=False)

    page = _page(client, "/model/")

    assert _words(page, "h1") == ["A model of ours"]
    assert _words(page, ".app-meta li")[0] == "Release 1.1"


def test_an_empty_site_says_how_to_bring_a_model_in(client: Client) -> None:
    assert "import_release" in _words(_page(client, "/model/"), ".app-empty code")[0]
    assert _words(_page(client, "/models/"), ".app-empty h2") == ["No model is held here yet"]


def test_every_release_keeps_its_address(client: Client) -> None:
    make_release("1.0")
    make_release("1.1")

    page = _page(client, "/model/1.0/")

    assert _words(page, ".app-meta li")[2] == "Superseded by 1.1"


def test_another_model_has_the_same_pages_below_its_own_address(client: Client) -> None:
    make_release("1.0", own=False)
    make_release("1.1", own=False)
    pages = ["", "1.0/", "1.0/data/", "1.0.json", "1.0/compare/1.1/", "1.0/compare/1.1.json"]

    statuses = [client.get(f"{MODELS}/{page}").status_code for page in pages]

    assert statuses == [200] * len(pages)


@pytest.mark.parametrize(
    "address",
    [
        "/model/7/",
        "/model/next/",
        "/model/1.0/nothing/",
        "/model/7/data/",
        "/model/7.json",
        "/model/1.0/compare/7/",
        "/model/7/compare/1.0.json",
        "/model/compare/",
        "/model/compare/?from=1.0&to=7",
        "/models/nobody/",
        "/models/nobody/compare/",
        "/models/a-model-of-ours/7/",
        f"/model/{'9' * 500}/",
    ],
)
def test_what_there_is_not_answers_404(client: Client, address: str) -> None:
    make_release("1.0")

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("code", ["1.1", "A: Strategy", "a/b", "ключ", "a?b#c%20d", "50%"])
def test_codes_of_other_habits_have_an_address_that_works(client: Client, code: str) -> None:
    release = make_release("1.0", [code])

    links = _page(client, "/model/").select("svg a, table a")

    assert release.dimensions.get().get_absolute_url() in [one["href"] for one in links]
    assert _words(_page(client, release.dimensions.get().get_absolute_url()), "h1") != []


def test_a_dimension_shows_its_levels_in_order_with_every_word(client: Client) -> None:
    make_release("1.0", texts={("data", 2): "First part.\n\nSecond <b>part</b> & more."})

    page = _page(client, "/model/1.0/data/")

    assert _words(page, ".app-levels h2") == ["1 Stage 1", "2 Stage 2", "3 Stage 3"]
    assert _words(page, ".app-model-text") == [
        "Data as it is at level 1.",
        "First part.",
        "Second <b>part</b> & more.",
        "Data as it is at level 3.",
    ]


def test_a_passage_is_an_anchor_by_its_uid(client: Client) -> None:
    release = make_release("1.0")

    page = _page(client, "/model/1.0/data/")

    uids = [str(uid) for uid in release.passages.order_by("pk").values_list("uid", flat=True)]
    assert [one["id"] for one in page.select(".app-levels__item > div[id]")] == uids


def test_levels_from_0_without_wording_and_uneven_ones_are_shown(client: Client) -> None:
    plain = plain_release("1.0", ("data", "people"), [0, 1, 2], texts={("data", 0): ""})
    del plain["groups"][0]["dimensions"][0]["levels"][2]
    frozen(plain, own=True)

    page = _page(client, "/model/1.0/data/")

    assert _words(page, ".app-levels h2") == ["0 Stage 0", "1 Stage 1"]
    assert "This level has no wording in this release." in _words(page, ".app-levels p")
    assert "Levels which this dimension does not have: 2" in _words(page, ".app-meta li")
    assert "no such level" in _page(client, "/model/1.0/").text


def test_a_dimension_leads_to_the_actions_of_each_of_its_levels(client: Client) -> None:
    make_release("1.0", levels=[2])
    make_release("1.0", levels=[2], own=False)

    links = [
        [one["href"] for one in _page(client, address).select(".app-levels a")]
        for address in ("/model/1.0/data/", f"{MODELS}/1.0/data/")
    ]

    assert links == [
        ["/actions/?dimension=data&to=2"],
        ["/actions/?model=a-model-of-others&dimension=data&to=2"],
    ]


def test_a_dimension_names_its_neighbours_and_its_other_releases(client: Client) -> None:
    make_release("1.0", ("a", "data", "z"))
    make_release("1.1", ("a", "data", "z"))

    links = _words(_page(client, "/model/1.1/data/"), ".app-columns--2 a")

    assert links == ["A", "Z", "All dimensions of release 1.1", "Data, release 1.0"]


def test_changed_words_are_marked_and_lead_to_the_comparison(client: Client) -> None:
    make_release("1.0", ("data", "people"))
    make_release("1.1", ("data", "people"), texts={("data", 2): "Other words."})

    page = _page(client, "/model/1.1/data/")

    marks = [(one.text, one["href"]) for one in page.select(".app-passage__tools a")]
    assert marks == [("Changed in 1.1", "/model/1.0/compare/1.1/#data")]
    assert "Reworded in 1.1" in _words(page, ".app-meta li")
    assert "Reworded in 1.1" not in _page(client, "/model/1.1/people/").text


def test_the_grid_counts_what_upper_apps_answer(client: Client) -> None:
    release = make_release("1.0")
    data = release.dimensions.get().dimension_id

    def answer(**_: Any) -> dict[tuple[int, int], int]:
        return {(data, 3): 14}

    activity_asked.connect(answer)
    try:
        page = _page(client, "/model/")
    finally:
        activity_asked.disconnect(answer)

    assert _words(page, ".govuk-details td") == ["0", "0", "14"]


def test_an_illustrative_model_says_so_on_every_page(client: Client) -> None:
    make_release("1.0")
    make_release("1.1")
    Model.objects.update(is_illustrative=True)

    notices = {
        address: _words(_page(client, address), ".app-notice--illustrative")
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

    assert _words(_page(client, f"{MODELS}/"), ".app-notice--illustrative") == []


def test_the_document_is_byte_for_byte_what_verify_accepts(client: Client) -> None:
    release = make_release("1.0")

    response = client.get("/model/1.0.json")

    assert response["Content-Type"] == "application/json"
    assert read_document(response.content).content_sha256 == release.content_sha256


def test_a_comparison_says_what_changed_word_by_word(client: Client) -> None:
    make_release("1.0")
    make_release("1.1", texts={("data", 2): "Data as <i>we</i> like it at level 2."})

    page = _page(client, "/model/1.0/compare/1.1/")

    assert _words(page, ".app-lead") == ["Passages: 1 reworded."]
    assert _words(page, ".app-diff del") == ["removed: is"]
    assert _words(page, ".app-diff ins") == ["added: <i>we</i> like"]


def test_no_change_of_text_is_said_plainly(client: Client) -> None:
    _elixir("1.1.0", "1.2.0")

    page = _page(client, "/models/elixir-rdm-maturity-model/1.1.0/compare/1.2.0/")

    assert _words(page, ".app-lead") == ["No change to the wording. 25 dimensions have new codes."]


def test_a_comparison_as_json_is_the_one_worked_out_by_hand(client: Client) -> None:
    _elixir("1.0.0", "1.1.0")

    told = client.get("/models/elixir-rdm-maturity-model/1.0.0/compare/1.1.0.json").json()

    expected = json.loads((ELIXIR / "diff-1.0.0--1.1.0.json").read_text())
    assert told["release"] == expected["release"]


def test_the_form_with_two_numbers_leads_to_their_comparison(client: Client) -> None:
    make_release("1.0", own=False)
    make_release("1.1", own=False)

    response = client.get(f"{MODELS}/compare/?from=1.1&to=1.0")

    assert response["Location"] == f"{MODELS}/1.1/compare/1.0/"


def test_all_models_are_listed_the_own_one_first(client: Client) -> None:
    make_release("1.0", own=False)
    make_release("2.0", own=False)
    make_release("1.0")

    page = _page(client, "/models/")

    assert _words(page, "h2.govuk-heading-l") == ["A model of ours", FOREIGN]
    assert "Current release: 2.0, 5 January 2026" in _words(page, "li")
    assert "2 releases" in _words(page, "li")


PAGES = [
    "/model/",
    "/model/1.0/",
    "/model/1.0/data/",
    "/model/1.0.json",
    "/model/1.0/compare/1.1/",
    "/model/1.0/compare/1.1.json",
    "/models/",
]


@pytest.mark.parametrize("address", PAGES)
def test_an_unchanged_page_answers_304(client: Client, address: str) -> None:
    make_release("1.0")
    make_release("1.1")
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_page_differs_once_somebody_signs_in(client: Client, member: Member) -> None:
    make_release("1.0")
    visitors = client.get("/model/1.0/")
    client.force_login(member)

    response = client.get("/model/1.0/", headers={"If-None-Match": visitors["ETag"]})

    assert response.status_code == 200
    assert member.display_name in response.content.decode()
    assert ("Cookie" in response["Vary"], response["Cache-Control"]) == (True, "no-cache, private")


def test_a_page_differs_once_a_further_release_comes(client: Client) -> None:
    make_release("1.0")
    first = client.get("/model/1.0/")
    make_release("1.1")

    response = client.get("/model/1.0/", headers={"If-None-Match": first["ETag"]})

    assert response.status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_read_only(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("is_first_time", [True, False])
@pytest.mark.parametrize("address", PAGES)
def test_queries_do_not_grow_with_the_model(
    client: Client, settings: Settings, address: str, is_first_time: bool
) -> None:
    settings.DEBUG = is_first_time  # then nothing rendered is kept
    make_release("1.0", ("data",), 1)
    make_release("1.1", ("data",), 1, texts={("data", 1): "Other."})
    few = queries_for(client, address)

    for number in ("2.0", "2.1", "2.2"):
        make_release(number, ("data", "people", "design"), 3)
        make_release(number, own=False)
    many = queries_for(client, address.replace("1.0", "2.0").replace("1.1", "2.2"))

    assert many == few


def test_no_page_loads_a_whole_text_to_show_a_number(client: Client) -> None:
    make_release("1.0")

    release = Release.objects.for_pages().get()

    assert release.get_deferred_fields() == {"content"}
