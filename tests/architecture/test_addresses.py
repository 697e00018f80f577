"""Every address x every role x what stands there: the tables say the status, this walks them."""

import pytest
from django.test import Client

from tests.architecture.addresses import (
    assessments,
    library,
    people,
    plans,
    proposals,
    releases,
    site,
)
from tests.architecture.addresses.walking import (
    ROLES,
    Line,
    is_as_if_absent,
    read_table,
    route_of,
    routes_of_the_site,
    visit,
)
from tests.architecture.addresses.worlds import World, make_world

PARTS = {
    part.__name__.rpartition(".")[2]: tuple(
        line for text in part.TABLES.values() for line in read_table(text)
    )
    for part in (people, library, releases, site, proposals, assessments, plans)
}
LINES = [line for lines in PARTS.values() for line in lines]
OURS = ("community", "library", "model_releases", "pages", "ui", "feedback", "assessments", "plans")


@pytest.fixture
def world(db: None) -> World:
    """Ten people, and a thing in each state."""
    return make_world()


def _clients(world: World) -> dict[str, Client]:
    clients = {role: Client(raise_request_exception=False) for role in ROLES}
    for role, member in world.people.items():
        if member is not None:
            clients[role].force_login(member)
    return clients


def _met(line: Line, world: World, clients: dict[str, Client]) -> tuple[str, ...]:
    """What each role meets: the status, and a word where a 404 tells that something is there."""
    met = []
    for role in ROLES:
        address = line.address.format_map(world.names[role])
        response = visit(clients[role], line.method, address, line.form)
        hides = response.status_code == 404 and not address.startswith("/admin/")
        tells = hides and not is_as_if_absent(clients[role], line.method, response)
        met.append(f"{response.status_code}{' and tells' if tells else ''}")
    return tuple(met)


@pytest.mark.parametrize("part", PARTS)
def test_each_role_gets_what_the_tables_say(part: str, world: World) -> None:
    clients = _clients(world)

    otherwise = {
        str(line): met
        for line in PARTS[part]
        if (met := _met(line, world, clients)) != tuple(map(str, line.statuses))
    }

    assert otherwise == {}


def test_every_address_of_the_site_stands_in_a_table(world: World) -> None:
    walked = {route_of(line, world.names["member"]) for line in LINES}

    routes = routes_of_the_site()
    to_walk = {
        route
        for route, module in routes.items()
        if not route.startswith("admin/") or module.partition(".")[0] in OURS
    }
    assert to_walk - walked == set()


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_line_says_what_each_of_the_ten_gets(line: Line) -> None:
    assert len(line.statuses) == len(ROLES)
