"""axe finds nothing on any page of the tables of addresses, for whoever may read it."""

from collections.abc import Callable

import pytest
from django.test import Client

from plans.exports.formats import FORMATS
from tests.architecture.addresses.worlds import World, make_world
from tests.architecture.test_addresses import LINES
from tests.journeys.conftest import NARROW, OpenPage
from tests.journeys.steps import enter

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
OK = 200
# Files, data and the editor's own pages, which Wagtail answers for
FILES = (".json", *(f".{ending}" for ending in FORMATS))
NOT_OURS = (*FILES, "/suggest/", "/admin/pages", "/admin/reports", "/health/")
DESKS = ("/admin/releases/", "/admin/proposals/", "/admin/actions/", "/admin/people/")


@pytest.fixture
def world(transactional_db: None) -> World:
    """Ten people, and a thing in each state."""
    return make_world()


@pytest.mark.parametrize("role", ["anonymous", "lead", "curator", "maintainer", "moderator"])
def test_axe_finds_nothing_wherever_they_may_go(
    role: str, world: World, open_page: OpenPage, violations: Callable[..., list[str]]
) -> None:
    page = open_page(width=NARROW, javascript=True)
    if member := world.people[role]:
        enter(page, member)

    wrong = {}
    for address in _read_by(world, role):
        page.goto(address)
        if found := violations(page, within="main"):
            wrong[address] = found

    assert wrong == {}


def _read_by(world: World, role: str) -> list[str]:
    """Pages of ours which the tables say that the role may read, each once."""
    client = Client()
    if member := world.people[role]:
        client.force_login(member)
    read = {line.address.format_map(world.names[role]) for line in LINES if line.method == "GET"}
    ours = (one for one in sorted(read) if not any(part in one for part in NOT_OURS))
    ours = (one for one in ours if not one.startswith("/admin/") or one.startswith(DESKS))
    return [one for one in ours if _is_page(client, one)]


def _is_page(client: Client, address: str) -> bool:
    response = client.get(address)
    return response.status_code == OK and response.headers["Content-Type"].startswith("text/html")
