"""Every address x every role x what stands there: the tables say the status, this walks them."""

from collections.abc import Iterable
from http import HTTPStatus

import pytest
from django.test import Client

from tests.architecture.addresses import (
    api,
    assessments,
    library,
    people,
    plans,
    proposals,
    releases,
    site,
)
from tests.architecture.addresses.walking import (
    NOWHERE,
    ROLES,
    Answer,
    Line,
    answer_of,
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
    for part in (api, people, library, releases, site, proposals, assessments, plans)
}
LINES = [line for lines in PARTS.values() for line in lines]
Absent = dict[tuple[str, str], Answer]  # by method and role
OURS = (
    "api",
    "community",
    "library",
    "model_releases",
    "pages",
    "ui",
    "feedback",
    "assessments",
    "plans",
)


@pytest.fixture
def world(db: None) -> World:
    """Ten people, and a thing in each state."""
    return make_world()


def _clients(world: World, roles: Iterable[str]) -> dict[str, Client]:
    clients = {role: Client(raise_request_exception=False) for role in roles}
    for role, client in clients.items():
        if member := world.people[role]:
            client.force_login(member)
    return clients


def _met(line: Line, world: World, clients: dict[str, Client], absent: Absent) -> tuple[str, ...]:
    """What each role meets: the status, and a word where a 404 tells that something is there."""
    met = []
    for role, client in clients.items():
        address = line.address.format_map(world.names[role])
        answer = answer_of(visit(client, line.method, address, line.form))
        hides = answer[0] == HTTPStatus.NOT_FOUND and not address.startswith("/admin/")
        tells = hides and answer != absent[line.method, role]
        met.append(f"{answer[0]}{' and tells' if tells else ''}")
    return tuple(met)


def _absent(part: str, clients: dict[str, Client]) -> Absent:
    """What each role gets, by each method of a part, at an address that never was."""
    methods = {line.method for line in PARTS[part]}
    return {
        (method, role): answer_of(visit(client, method, NOWHERE))
        for method in methods
        for role, client in clients.items()
    }


def _otherwise(part: str, world: World, roles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What these roles meet wherever it is not what the tables say."""
    clients = _clients(world, roles)
    absent = _absent(part, clients)
    columns = [ROLES.index(role) for role in clients]
    return {
        str(line): met
        for line in PARTS[part]
        if (met := _met(line, world, clients, absent))
        != tuple(str(line.statuses[column]) for column in columns)
    }


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_each_role_gets_what_the_tables_say(part: str, world: World) -> None:
    assert _otherwise(part, world, ROLES) == {}


@pytest.mark.parametrize("part", PARTS)
def test_a_visitor_and_a_member_get_what_the_tables_say(part: str, world: World) -> None:
    assert _otherwise(part, world, ("anonymous", "member")) == {}


def test_every_address_of_the_site_stands_in_a_table(world: World) -> None:
    walked = {route_of(line, world.names["member"]) for line in LINES}

    routes = routes_of_the_site()
    to_walk = {
        route
        for route, module in routes.items()
        if not route.startswith("admin/") or module.partition(".")[0] in OURS
    }
    assert to_walk - walked == set()


def test_a_line_says_what_each_of_the_ten_gets() -> None:
    assert [str(line) for line in LINES if len(line.statuses) != len(ROLES)] == []
