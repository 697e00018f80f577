"""Questions in plain words, read as filters; and words that must stay words."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from library.forms.questions import Reading, read_question
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

DIMENSIONS = {"data": "Data", "design": "Design", "decisions": "Decision-making"}
LEVELS = {1: "Seed", 2: "Shoot", 3: "Young tree"}


@pytest.mark.parametrize(
    ("typed", "chosen", "words"),
    [
        (
            "What takes us from 2 to 3 in Data, cheaply?",
            {"dimension": "data", "from": "2", "to": "3", "cost": "none under-5k"},
            "",
        ),
        ("we are stuck at shoot for design", {"dimension": "design", "from": "2"}, ""),
        ("seed on data, where do we begin", {"dimension": "data", "from": "1"}, ""),
        ("design shoot to young tree", {"dimension": "design", "from": "2", "to": "3"}, ""),
        ("data level 2 to 3", {"dimension": "data", "from": "2", "to": "3"}, ""),
        (
            "quick win for design at level 1",
            {"dimension": "design", "from": "1", "effort": "days weeks"},
            "",
        ),
        (
            "free actions for decision making 1>2",
            {"dimension": "decisions", "from": "1", "to": "2", "cost": "none"},
            "",
        ),
        ("DATA 1->2 dashboards", {"dimension": "data", "from": "1", "to": "2"}, "dashboards"),
        ("data and design from 1", {"dimension": "data design", "from": "1"}, ""),
        (
            "we are at level 1 for data and want to be at 3",
            {"dimension": "data", "from": "1", "to": "3"},
            "",
        ),
        (
            "seed on data, how do we reach young tree",
            {"dimension": "data", "from": "1", "to": "3"},
            "",
        ),
    ],
)
def test_a_question_is_read_as_filters(typed: str, chosen: dict[str, str], words: str) -> None:
    reading = read_question(typed, dimensions=DIMENSIONS, levels=LEVELS)

    assert reading == Reading({name: tuple(v.split()) for name, v in chosen.items()}, words)


@pytest.mark.parametrize(
    ("typed", "chosen", "words"),
    [
        ("cheap", {"cost": "none under-5k"}, ""),
        ("quick wins", {"effort": "days weeks"}, ""),
        ("quick wins on data", {"dimension": "data", "effort": "days weeks"}, ""),
        (
            "something for design that others have tried",
            {"dimension": "design", "evidence": "proven tried"},
            "",
        ),
        ("what has been proven to work for data", {"dimension": "data", "evidence": "proven"}, ""),
        ("share data cheaply", {"cost": "none under-5k"}, "share data"),
        ("bin rounds that somebody has tried", {"evidence": "proven tried"}, "bin rounds"),
        ("cyber security for a town council", {"council_kind": "parish-or-town"}, "cyber security"),
        ("we are a small district council", {"council_kind": "district"}, ""),
        ("call centres that reduce risk", {"benefit": "risk"}, "call centres"),
        (
            "cheap quick things for data",
            {"dimension": "data", "cost": "none under-5k", "effort": "days weeks"},
            "",
        ),
    ],
)
def test_turns_of_phrase_are_read_as_filters(
    typed: str, chosen: dict[str, str], words: str
) -> None:
    reading = read_question(typed, dimensions=DIMENSIONS, levels=LEVELS)

    assert reading == Reading({name: tuple(v.split()) for name, v in chosen.items()}, words)


@pytest.mark.parametrize(
    "typed",
    [
        "data",
        "free school meals",
        "cheap broadband",
        "quick check",
        "low cost housing",
        "kent county council",
        "tried",
        "\u202etxet lacibara 🏛",
        "cheap" * 2_000,
        '"cheap ways"',
        "ways -cheap",
        "design a form",
        "from 2 to 3",
        "shoot films of design work",
        "answer data requests in 2 to 3 weeks",
        "a young tree for every data centre",
        "",
        "((((",
    ],
    ids=lambda typed: ascii(typed[:30]),
)
def test_what_may_mean_something_else_stays_words(typed: str) -> None:
    assert read_question(typed, dimensions=DIMENSIONS, levels=LEVELS) is None


def test_a_model_without_a_release_has_no_steps_to_read() -> None:
    assert read_question("data from 1 to 2", dimensions={}, levels={}) is None
    assert read_question("quick wins", dimensions={}, levels={}) == Reading(
        {"effort": ("days", "weeks")}, ""
    )


def _titles(client: Client, address: str) -> list[str]:
    page = BeautifulSoup(client.get(f"/actions/{address}").content, "html.parser")
    return [heading.text for heading in page.select(".app-result h3")]


@pytest.mark.django_db
def test_the_page_answers_a_question_and_can_be_told_not_to(client: Client) -> None:
    data = make_release(dimensions=["data"]).dimensions.get().dimension
    ActionFactory(listed=True, title="Right", cost="none", transitions=[(data, 2, 3)])
    ActionFactory(listed=True, title="Dear", cost="more", transitions=[(data, 2, 3)])
    ActionFactory(listed=True, title="From 2 to 3 in data, cheaply", transitions=[(data, 1, 2)])
    question = "?q=from+2+to+3+in+data,+cheaply"

    page = BeautifulSoup(client.get(f"/actions/{question}").content, "html.parser")

    links = [link["href"] for link in page.select("#found p a")]
    assert _titles(client, question) == ["Right"]
    assert [chip.text.split(" ×")[0] for chip in page.select(".app-chip")] == [
        "Data",
        "From 2 Stage 2",
        "To 3 Stage 3",
        "No new money",
        "Under £5,000",
    ]
    assert f"{question}&read=words".replace(",", "%2C") in links
    assert _titles(client, f"{question}&read=words") == ["From 2 to 3 in data, cheaply"]


@pytest.mark.django_db
def test_filters_that_were_chosen_are_not_overruled_by_words(client: Client) -> None:
    data = make_release(dimensions=["data"]).dimensions.get().dimension
    ActionFactory(listed=True, title="Data from 1 to 2", transitions=[(data, 2, 3)])

    assert _titles(client, "?q=data+from+1+to+2&from=2") == ["Data from 1 to 2"]


@pytest.mark.django_db
def test_words_that_are_in_no_such_action_are_dropped_from_a_question(client: Client) -> None:
    data = make_release(dimensions=["data"]).dimensions.get().dimension
    ActionFactory(listed=True, title="Right", transitions=[(data, 1, 2)])
    ActionFactory(listed=True, title="Transport", transitions=[(data, 2, 3)])

    assert _titles(client, "?q=what+would+transport+data+from+1+to+2") == ["Right"]


@pytest.mark.django_db
def test_each_filter_that_was_read_can_be_removed_alone(client: Client) -> None:
    make_release(dimensions=["data"])
    ActionFactory(listed=True, title="Cheap", cost="none", effort="days")
    ActionFactory(listed=True, title="Slow", cost="none", effort="year")

    page = BeautifulSoup(client.get("/actions/?q=cheap+quick+wins").content, "html.parser")

    chips = {chip.text.split(" ×")[0]: str(chip["href"]) for chip in page.select(".app-chip")}
    assert list(chips) == ["No new money", "Under £5,000", "Days", "Weeks"]
    assert _titles(client, chips["Weeks"]) == ["Cheap"]
    assert "effort=days" in chips["Weeks"]
    assert "effort=weeks" not in chips["Weeks"]


@pytest.mark.django_db
def test_a_turn_of_phrase_gives_way_when_its_filter_leaves_nothing(client: Client) -> None:
    make_release(dimensions=["data"])
    ActionFactory(listed=True, title="Share a lorry", cost="more")

    assert _titles(client, "?q=share+a+lorry+cheaply") == ["Share a lorry"]
