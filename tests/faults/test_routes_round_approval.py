"""No way round approval: no public address changes, and nothing unapproved can be frozen.

The routes are those found by trying every screen, command and method of Wagtail's that touches a
page. Each is tried by its author, by an approver, by one who is both, by who looks after people,
and by a superuser. Most do something to the pages; none of it reaches a reader.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from model_releases.operations.freezing import freeze_release
from tests.factories.community import LONG_AGO
from tests.factories.working_copies import approve, make_maintainer
from tests.faults.routes import admin, shell
from tests.faults.routes.worlds import (
    ACTORS,
    WANTED,
    World,
    make_world,
    public_answers,
    what_came_of_it,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REFUSALS = (PermissionDenied, ProtectedError, IntegrityError)
Routes = Mapping[str, Callable[[World], object]]


def _led_somewhere(world: World, routes: Routes) -> dict[str, str]:
    """The routes which led somewhere, each taken by itself and undone."""
    before = public_answers()
    found = {}
    for name, take in routes.items():
        with transaction.atomic():
            _take(world, take)
            came = what_came_of_it(world, before)
            transaction.set_rollback(True)
        if came:
            found[name] = came
    return found


def _take(world: World, take: Callable[[World], object]) -> None:
    """Go as far as the route goes; being refused is the end of it."""
    with suppress(*REFUSALS), transaction.atomic():
        take(world)


@pytest.mark.slow
@pytest.mark.parametrize("who", ACTORS)
def test_no_route_of_the_editor_leads_anywhere(who: str) -> None:
    assert _led_somewhere(make_world(who), admin.OF_PAGES) == {}


@pytest.mark.parametrize("who", ACTORS)
def test_no_route_through_a_review_leads_anywhere(who: str) -> None:
    assert _led_somewhere(make_world(who), admin.OF_REVIEWS) == {}


@pytest.mark.parametrize("who", [who for who in ACTORS if who != "approver"])
def test_who_wrote_or_has_no_role_approves_nothing(who: str) -> None:
    assert _led_somewhere(make_world(who), admin.OF_WRITERS) == {}


@pytest.mark.slow
@pytest.mark.parametrize("who", ACTORS)
def test_no_route_over_people_and_workflows_leads_anywhere(who: str) -> None:
    assert _led_somewhere(make_world(who), admin.OF_PEOPLE) == {}


@pytest.mark.slow
@pytest.mark.parametrize("who", ["author", "superuser"])
def test_no_command_and_no_careless_code_leads_anywhere(who: str) -> None:
    assert _led_somewhere(make_world(who), shell.ROUTES) == {}


@pytest.mark.parametrize("who", ["author", "both", "superuser"])
def test_the_one_way_that_leads_somewhere_is_approval(who: str) -> None:
    world = make_world(who)
    approve(world.page, by=make_maintainer(), author=world.colleague)

    release = freeze_release(world.working, by=world.colleague, at=LONG_AGO)

    assert WANTED in release.content
