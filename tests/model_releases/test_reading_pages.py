"""Pages of a model, a release and a dimension: what they show, at which address."""

from typing import Any

import pytest
from django.test import Client

from model_releases.signals import activity_asked
from tests.factories.model_releases import frozen, make_release, plain_release
from tests.model_releases.pages import FOREIGN_MODEL, page_at, words_in

pytestmark = pytest.mark.django_db
OF_LEVELS = ".app-levels a:not(.app-passage__tools a)"  # what stands below a level, no passage


def test_model_is_the_sites_own_current_release(client: Client) -> None:
    make_release("1.0")
    make_release("1.1")
    make_release("9.0", own=False)

    page = page_at(client, "/model/")

    assert words_in(page, "h1") == ["A model of ours"]
    assert words_in(page, ".app-meta li")[0] == "Release 1.1"


def test_the_document_is_saved_byte_for_byte_under_a_name_that_says_what_it_is(
    client: Client,
) -> None:
    release = make_release("1.0")

    links = page_at(client, "/model/").select("main a")

    (link,) = (one for one in links if one.get_text() == "Download as JSON")
    assert link["download"] == f"{release.model.slug}-1.0.json"


def test_an_empty_site_says_how_to_bring_a_model_in(client: Client) -> None:
    assert "import_release" in words_in(page_at(client, "/model/"), ".app-empty code")[0]
    assert words_in(page_at(client, "/models/"), ".app-empty h2") == ["No model is held here yet"]


def test_every_release_keeps_its_address(client: Client) -> None:
    make_release("1.0")
    make_release("1.1")

    page = page_at(client, "/model/1.0/")

    assert words_in(page, ".app-meta li")[2] == "Superseded by 1.1"


def test_another_model_has_the_same_pages_below_its_own_address(client: Client) -> None:
    make_release("1.0", own=False)
    make_release("1.1", own=False)
    pages = ["", "1.0/", "1.0/data/", "1.0.json", "1.0/compare/1.1/", "1.0/compare/1.1.json"]

    statuses = [client.get(f"{FOREIGN_MODEL}/{page}").status_code for page in pages]

    assert statuses == [200] * len(pages)


@pytest.mark.parametrize(
    "address",
    [
        "/model/7/",
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

    links = page_at(client, "/model/").select("svg a, table a")

    assert release.dimensions.get().get_absolute_url() in [one["href"] for one in links]
    assert words_in(page_at(client, release.dimensions.get().get_absolute_url()), "h1") != []


def test_a_dimension_shows_its_levels_in_order_with_every_word(client: Client) -> None:
    make_release("1.0", texts={("data", 2): "First part.\n\nSecond <b>part</b> & more."})

    page = page_at(client, "/model/1.0/data/")

    assert words_in(page, ".app-levels h2") == ["1 Stage 1", "2 Stage 2", "3 Stage 3"]
    assert words_in(page, ".app-model-text") == [
        "Data as it is at level 1.",
        "First part.",
        "Second <b>part</b> & more.",
        "Data as it is at level 3.",
    ]


def test_a_passage_is_an_anchor_by_its_uid(client: Client) -> None:
    release = make_release("1.0")

    page = page_at(client, "/model/1.0/data/")

    uids = [str(uid) for uid in release.passages.order_by("pk").values_list("uid", flat=True)]
    assert [one["id"] for one in page.select(".app-levels__item > div[id]")] == uids


def test_levels_from_0_without_wording_and_uneven_ones_are_shown(client: Client) -> None:
    plain = plain_release("1.0", ("data", "people"), [0, 1, 2], texts={("data", 0): ""})
    del plain["groups"][0]["dimensions"][0]["levels"][2]
    frozen(plain, own=True)

    page = page_at(client, "/model/1.0/data/")

    assert words_in(page, ".app-levels h2") == ["0 Stage 0", "1 Stage 1"]
    assert "This level has no wording in this release." in words_in(page, ".app-levels p")
    assert "Levels which this dimension does not have: 2" in words_in(page, ".app-meta li")
    assert "no such level" in page_at(client, "/model/1.0/").text


def test_a_dimension_leads_to_the_actions_of_each_of_its_levels(client: Client) -> None:
    make_release("1.0", levels=[2])
    make_release("1.0", levels=[2], own=False)

    links = [
        [one["href"] for one in page_at(client, address).select(OF_LEVELS)]
        for address in ("/model/1.0/data/", f"{FOREIGN_MODEL}/1.0/data/")
    ]

    assert links == [
        ["/actions/?dimension=data&to=2"],
        ["/actions/?model=a-model-of-others&dimension=data&to=2"],
    ]


def test_a_dimension_names_its_neighbours_and_its_other_releases(client: Client) -> None:
    make_release("1.0", ("a", "data", "z"))
    make_release("1.1", ("a", "data", "z"))

    links = words_in(page_at(client, "/model/1.1/data/"), ".app-columns--2 a")

    assert links == ["A", "Z", "All dimensions of release 1.1", "Data, release 1.0"]


def test_changed_words_are_marked_and_lead_to_the_comparison(client: Client) -> None:
    make_release("1.0", ("data", "people"))
    release = make_release("1.1", ("data", "people"), texts={("data", 2): "Other words."})
    uid = release.dimensions.get(code="data").dimension.uid

    page = page_at(client, "/model/1.1/data/")

    marks = [(one.text, one["href"]) for one in page.select(".app-passage__tools a")]
    marks = [one for one in marks if one[0].startswith("Changed")]
    assert marks == [("Changed in 1.1", f"/model/1.0/compare/1.1/#{uid}")]
    assert page_at(client, "/model/1.0/compare/1.1/").find(id=str(uid))
    assert "Reworded in 1.1" in words_in(page, ".app-meta li")
    assert "Reworded in 1.1" not in page_at(client, "/model/1.1/people/").text


def test_grid_and_levels_count_what_upper_apps_answer(client: Client) -> None:
    release = make_release("1.0")
    data = release.dimensions.get().dimension_id

    def answer(**_: Any) -> dict[tuple[int, int], int]:
        return {(data, 3): 14}

    activity_asked.connect(answer)
    try:
        whole, part = page_at(client, "/model/"), page_at(client, "/model/1.0/data/")
    finally:
        activity_asked.disconnect(answer)

    assert words_in(whole, ".govuk-details td") == ["0", "0", "14"]
    assert words_in(part, OF_LEVELS) == [
        "No action leads to level 1 of Data",
        "No action leads to level 2 of Data",
        "14 actions lead to level 3 of Data",
    ]
