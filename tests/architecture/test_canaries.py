"""Private texts stay private: each holds a word of its own, and nothing public gives one away."""

import pytest
from django.test import Client

from search.building import rebuild, unwatched
from search.registry import engine
from tests.architecture.addresses.worlds import World, make_world
from tests.architecture.canaries import (
    assessments,
    library,
    people,
    plans,
    proposals,
    releases,
)
from tests.architecture.canaries.planting import NOBODY, Canary, Plant, answer_to, word_of
from tests.architecture.test_addresses import LINES
from tests.factories.library import ActionFactory

PLANTS: dict[str, Plant] = {
    name: plant
    for part in (people, library, releases, proposals, assessments, plans)
    for name, plant in part.PLANTS.items()
}
WORDS = {word_of(name): name for name in PLANTS}
# What is asked for a word: the answer must be that for a word which stands nowhere.
ASKING = ("/actions/?q={}", "/actions/suggest/?q={}")
# A member is shown all that a visitor is, and more
OUTSIDERS = (pytest.param("anonymous", marks=pytest.mark.slow), "member")


@pytest.fixture
def world(db: None) -> World:
    """Ten people, and a thing in each state."""
    return make_world()


@pytest.fixture
def canaries(world: World) -> dict[str, Canary]:
    """Every canary by its word, beside all that is in the world and in the index."""
    planted = {word: PLANTS[name](word) for word, name in WORDS.items()}
    _index()
    return planted


def _index() -> None:
    """Make all findable that is: each visit is undone, and takes no change to the index."""
    rebuild(engine(), progress=unwatched)


def _client(world: World, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if member := world.people[role]:
        client.force_login(member)
    return client


def _gets(world: World, role: str) -> set[str]:
    """Every address that a table reads, as it is filled for a role."""
    lines = (line for line in LINES if line.method == "GET")
    return {line.address.format_map(world.names[role]) for line in lines}


def _given_away(client: Client, addresses: set[str]) -> dict[str, list[str]]:
    """Address -> the canaries that its answer holds."""
    answers = {address: answer_to(client, address) for address in sorted(addresses)}
    found = {
        address: [name for word, name in WORDS.items() if word in answer.lower()]
        for address, answer in answers.items()
    }
    return {address: names for address, names in found.items() if names}


@pytest.mark.parametrize("role", OUTSIDERS)
def test_no_address_gives_a_private_text_away(
    world: World, canaries: dict[str, Canary], role: str
) -> None:
    own = {address for each in canaries.values() for address in (each.address, *each.near)}

    given_away = _given_away(_client(world, role), _gets(world, role) | own)

    assert given_away == {}


@pytest.mark.parametrize("role", OUTSIDERS)
def test_searching_for_a_private_word_is_searching_for_none(
    world: World, canaries: dict[str, Canary], role: str
) -> None:
    client = _client(world, role)
    of_none = {address: _asked(client, address, NOBODY) for address in ASKING}

    told = [
        address.format(word)
        for address in ASKING
        for word in canaries
        if _asked(client, address, word) != of_none[address]
    ]

    assert told == []


def _asked(client: Client, address: str, word: str) -> str:
    """An answer without the word that was asked, and without the tag that follows from it."""
    lines = answer_to(client, address.format(word)).replace(word, NOBODY).splitlines()
    return "\n".join(line for line in lines if not line.startswith(("ETag", "Content-Length")))


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANTS)
def test_who_may_read_it_finds_it_so_that_the_search_can_fail(name: str, db: None) -> None:
    word = word_of(name)
    canary = PLANTS[name](word)
    client = Client()
    client.force_login(canary.reader)

    assert _given_away(client, {canary.address}) == {canary.address: [name]}


def test_the_search_can_fail(world: World) -> None:
    word, name = next(iter(WORDS.items()))
    ActionFactory(listed=True, slug="sung", title=f"Sing {word}", transitions=[(None, 1, 2)])
    _index()
    client = Client()

    assert _given_away(client, {"/actions/sung/", "/actions/", "/licence/"}) == {
        "/actions/sung/": [name],
        "/actions/": [name],
    }
    assert [
        address
        for address in ASKING
        if _asked(client, address, word) != _asked(client, address, NOBODY)
    ] == list(ASKING)
