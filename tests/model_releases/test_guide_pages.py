"""The page of a release's guide, what leads to it, and 404 where there is none."""

import pytest
from django.test import Client

from model_releases.comparison.summary import as_json, summary_of
from model_releases.operations.comparing import compare_releases
from tests.factories.model_releases import make_release
from tests.model_releases.pages import FOREIGN_MODEL, page_at, words_in

pytestmark = pytest.mark.django_db
GUIDE = "What it is for.\n\n## Who judges\n\nThree people.\n\n### At once\n\n## Words\n"
LINK = "How to assess: the guide"


def _links(client: Client, address: str) -> list[str]:
    """Where links to a guide lead, on a page."""
    return [
        str(one["href"]) for one in page_at(client, address).select("main a") if one.text == LINK
    ]


def test_the_guide_is_read_whole_with_its_parts_listed_first(client: Client) -> None:
    make_release("1.0", guide=GUIDE)

    page = page_at(client, "/model/1.0/guide/")

    assert words_in(page, "title") == [
        "Guide to assessing, A model of ours 1.0 – Open Maturity Model"
    ]
    assert words_in(page, ".govuk-breadcrumbs a") == ["Home", "The model", "Release 1.0"]
    assert [(one.name, one.text) for one in page.select("main :is(h1, h2, h3, h4)")] == [
        ("h1", "Guide to assessing"),
        ("h2", "On this page"),
        ("h2", "Who judges"),
        ("h3", "At once"),
        ("h2", "Words"),
    ]
    parts = [str(one["href"]) for one in page.select("nav[aria-labelledby=contents] a")]
    assert parts == [f"#{one['id']}" for one in page.select(".app-prose h2")]


def test_a_guide_runs_nothing(client: Client) -> None:
    make_release(
        "1.0", guide='<script>alert(1)</script>\n\n[go](javascript:x) <b onclick="x">b</b>'
    )

    prose = page_at(client, "/model/1.0/guide/").select_one("main .app-prose")

    assert prose is not None
    assert [one.name for one in prose.find_all()] == ["p", "p"]
    assert "<script>alert(1)</script>" in prose.text


def test_without_a_number_it_is_the_guide_of_the_newest_release(client: Client) -> None:
    for own in (True, False):
        make_release("1.0", own=own, guide=GUIDE)
        make_release("1.1", own=own, guide="## Newer\n")

    found = [
        words_in(page_at(client, f"{model}/{number}guide/"), ".app-prose h2")
        for model in ("/model", FOREIGN_MODEL)
        for number in ("", "1.0/")
    ]

    assert found == [["Newer"], ["Who judges", "Words"]] * 2


def test_an_older_guide_says_which_release_superseded_it(client: Client) -> None:
    make_release("1.0", guide=GUIDE)
    make_release("1.1")

    told = words_in(page_at(client, "/model/1.0/guide/"), ".app-meta li")

    assert told == ["Superseded by 1.1", "Address of this text, for good", "Propose a change to it"]


@pytest.mark.parametrize("model", ["/model", FOREIGN_MODEL, "/models/nobodys"])
@pytest.mark.parametrize("number", ["", "1.1/", "7/"])
def test_where_there_is_no_guide_the_answer_is_404(client: Client, model: str, number: str) -> None:
    for own in (True, False):
        make_release("1.0", own=own, guide=GUIDE)
        make_release("1.1", own=own)

    assert client.get(f"{model}/{number}guide/").status_code == 404


def test_an_empty_site_has_no_guide(client: Client) -> None:
    assert client.get("/model/guide/").status_code == 404


def test_a_release_and_its_dimensions_lead_to_its_guide_and_none_to_none(client: Client) -> None:
    make_release("1.0", guide=GUIDE)
    make_release("1.1")

    found = [
        _links(client, f"/model/{page}") for page in ("1.0/", "1.0/data/", "1.1/", "1.1/data/", "")
    ]

    assert found == [["/model/1.0/guide/"], ["/model/1.0/guide/"], [], [], []]


@pytest.mark.parametrize(
    ("before", "now", "said", "link"),
    [
        ("", GUIDE, "The guide was added.", "/model/1.1/guide/"),
        (GUIDE, "", "The guide was removed.", "/model/1.0/guide/"),
        (GUIDE, GUIDE.replace("Three", "Four"), "The guide was changed.", "/model/1.1/guide/"),
    ],
)
def test_a_comparison_says_what_became_of_the_guide(
    client: Client, before: str, now: str, said: str, link: str
) -> None:
    old, new = make_release("1.0", guide=before), make_release("1.1", guide=now)

    page = page_at(client, "/model/1.0/compare/1.1/")

    assert summary_of(compare_releases(old, new)) == f"No change to the wording. {said}"
    assert words_in(page, "#guide strong") == [said]
    assert [str(one["href"]) for one in page.select("#guide a")] == [link]
    is_changed = bool(before and now)
    assert words_in(page, "#guide del") == (["removed: Three"] if is_changed else [])
    assert words_in(page, "#guide ins") == (["added: Four"] if is_changed else [])


def test_a_guide_that_stayed_is_not_mentioned(client: Client) -> None:
    make_release("1.0", guide=GUIDE)
    make_release("1.1", guide=GUIDE, texts={("data", 1): "Reworded."})

    assert page_at(client, "/model/1.0/compare/1.1/").select("#guide") == []


def test_a_comparison_as_json_has_the_guide_beside_the_release() -> None:
    old, new = make_release("1.0"), make_release("1.1", guide=GUIDE)
    lists = as_json(compare_releases(old, old))["release"]

    told = as_json(compare_releases(old, new))

    assert told["release"] == {**lists, "to_version": "1.1"}
    assert (told["guide"], told["is_same_text"]) == ({"what": "added", "wording": None}, False)
    assert as_json(compare_releases(new, new))["guide"] is None
