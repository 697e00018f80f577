"""What is not listed is found nowhere: not by words, not in a count, not while typing."""

import json
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client

from community.models import Member
from community.models.members import Role
from library.models import Action
from library.operations.voting import cast_vote
from model_releases.models import Dimension
from search.changes import mark_changed
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
CANARY = "quetzalcoatl"
PRIVATE = ("draft", "submitted", "changes_asked", "declined")


@pytest.fixture
def data() -> Dimension:
    return make_release(dimensions=["data"]).dimensions.get().dimension


def _canary(state: str, data: Dimension, **given: object) -> Action:
    """An action in some state, with the word wherever a text is searched."""
    words = dict.fromkeys(("summary", "description", "why", "risk", "body_markdown"), CANARY)
    traits = {} if state == "draft" else {state: True}
    return ActionFactory(
        **traits,
        **words,
        **given,
        title=f"The {CANARY}",
        steps=[CANARY],
        tags=[CANARY],
        cost="none",
        transitions=[(data, 1, 2)],
    )


def _listed(client: Client, address: str) -> list[str]:
    page = BeautifulSoup(client.get(f"/actions/{address}").content, "html.parser")
    return [heading.text for heading in page.select(".app-result h3")]


@pytest.mark.parametrize("state", [*PRIVATE, "retired", "merged"])
def test_what_is_not_listed_is_in_no_result_count_or_suggestion(
    client: Client, data: Dimension, state: str
) -> None:
    author = MemberFactory(roles=[Role.CURATOR])
    _canary(state, data, author=author)
    shown = ActionFactory(listed=True, title="Share data", transitions=[(data, 1, 2)])
    client.force_login(author)  # even to those who may read it on its own page

    page = client.get(f"/actions/?q={CANARY}").content.decode()
    everything = BeautifulSoup(client.get("/actions/").content, "html.parser")

    assert _listed(client, f"?q={CANARY}") == []
    assert page.replace(f'value="{CANARY}"', "").count("The " + CANARY) == 0
    assert [h.text for h in everything.select(".app-result h3")] == [str(shown.current_edition)]
    assert [c.text for c in everything.select(".app-facet__count")] == ["1 actions"] * 10
    assert client.get(f"/actions/suggest/?q={CANARY[:6]}").json() == []


def test_the_same_words_are_found_once_it_is_listed(client: Client, data: Dimension) -> None:
    action = _canary("listed", data, slug="the-bird")

    assert _listed(client, f"?q={CANARY}&tag={CANARY}&cost=none") == [f"The {CANARY}"]
    assert client.get(f"/actions/suggest/?q={CANARY[:6]}").json() == [
        {"title": CANARY, "url": f"/actions/?tag={CANARY}", "kind": "Tag"},
        {"title": str(action.current_edition), "url": "/actions/the-bird/"},
    ]


def test_an_action_retired_a_moment_ago_is_not_shown_though_the_index_has_it(
    client: Client, data: Dimension
) -> None:
    action = _canary("listed", data)
    _listed(client, "")  # now it is in the index

    Action.objects.filter(pk=action.pk).update(state="retired")

    assert _listed(client, f"?q={CANARY}") == []
    assert client.get(f"/actions/suggest/?q={CANARY[:6]}").json() == []


def test_a_retired_action_leaves_the_counts_too(client: Client, data: Dimension) -> None:
    action = _canary("listed", data)
    _listed(client, "")

    Action.objects.filter(pk=action.pk).update(state="retired")
    mark_changed("action", [action.pk])

    page = BeautifulSoup(client.get(f"/actions/?q={CANARY}").content, "html.parser")
    assert (page.select(".app-facet__count"), page.select("h2")[0].text) == (
        [],
        "No action matches all of this",
    )


def test_a_vote_moves_the_order_of_the_list(
    client: Client, member: Member, data: Dimension
) -> None:
    _, second = (ActionFactory(listed=True, title=title) for title in ("First", "Second"))
    before = _listed(client, "?sort=supported")

    cast_vote(second, by=member, at=LONG_AGO)

    assert (before, _listed(client, "?sort=supported")) == (
        ["First", "Second"],
        ["Second", "First"],
    )


def test_the_command_too_shows_nothing_retired_a_moment_ago(
    client: Client, data: Dimension
) -> None:
    action = _canary("listed", data)
    _listed(client, "")  # now it is in the index
    Action.objects.filter(pk=action.pk).update(state="retired")
    said = StringIO()

    call_command("search_actions", CANARY, "--json", stdout=said)

    assert json.loads(said.getvalue())["actions"] == []


def test_the_command_finds_what_the_page_finds(data: Dimension) -> None:
    _canary("draft", data)
    action = _canary("listed", data, slug="the-bird", key="bird")
    said = StringIO()

    asked = ("--dimension", "data", "--from", "1", "--to", "2", "--json")
    call_command("search_actions", CANARY, *asked, stdout=said)

    assert json.loads(said.getvalue()) == {
        "total": 1,
        "corrected": "",
        "actions": [
            {
                "key": "bird",
                "slug": "the-bird",
                "title": str(action.current_edition),
                "summary": CANARY,
                "url": "http://127.0.0.1:8000/actions/the-bird/",
            }
        ],
    }
