"""Wagtail's own two hundred addresses: what they show to roles of ours, and to nobody else."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.architecture.addresses.walking import ROLES, routes_of_the_site, visit
from tests.architecture.addresses.worlds import World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WITHOUT_A_ROLE, WITH_A_ROLE = ROLES[:6], ROLES[6:]
RAISES_ON_PURPOSE = "admin/failwhale/"
# Words and drawings of the admin, the same for everybody.
TO_EVERYBODY = {"admin/sprite/", "admin/jsi18n/"}
# Lists of what one may change, hence empty, and pickers for links, which need nothing but words.
TO_ROLES = TO_EVERYBODY | {
    *("admin/", "admin/account/", "admin/test404/", "admin/tag-autocomplete/"),
    *("admin/api/main/pages/", "admin/api/main/documents/", "admin/api/main/images/"),
    *("admin/choose-page/", "admin/choose-page/search/", "admin/choose-page/chosen-multiple/"),
    *("admin/choose-page/<int:parent_page_id>/", "admin/choose-external-link/"),
    *("admin/choose-email-link/", "admin/choose-phone-link/", "admin/choose-anchor-link/"),
    *("admin/workflows/task_chooser/", "admin/workflows/task_chooser/results/"),
    *("admin/workflows/task_chooser/create/", "admin/workflows/task_chooser/<int:task_id>/"),
    *("admin/reports/site-history/", "admin/reports/site-history/results/"),
    # What one has waved away oneself, and pickers that nobody can fill: nobody may upload.
    "admin/dismissibles/",
    *("admin/documents/chooser/", "admin/documents/chooser/results/"),
    *("admin/images/chooser/", "admin/images/chooser/results/"),
    *("admin/documents/chooser/chosen-multiple/", "admin/images/chooser/chosen-multiple/"),
    # A form without a button that would do anything.
    "admin/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/",
    "admin/pages/workflow/confirm_cancellation/<int:page_id>/",
}
# They edit the working copy's pages, so Wagtail reports on these to them.
TO_MAINTAINERS = TO_ROLES | {
    *("admin/pages/search/", "admin/pages/search/results/"),
    *("admin/reports/aging-pages/", "admin/reports/aging-pages/results/"),
    *("admin/reports/page-types-usage/", "admin/reports/page-types-usage/results/"),
    *("admin/reports/workflow/", "admin/reports/workflow/results/"),
    *("admin/reports/workflow_tasks/", "admin/reports/workflow_tasks/results/"),
}


def _wagtails_routes() -> Iterator[tuple[str, str]]:
    """Each route, and an address of it: of the first row there is, where it names one."""
    for route, module in routes_of_the_site().items():
        is_theirs = route.startswith("admin/") and module.startswith(("wagtail.", "django."))
        if is_theirs and "(?P" not in route and ".*" not in route:
            plain = re.sub(r"<int:\w+>", "1", route.replace("^", ""))
            yield route, "/" + re.sub(r"<(\w+:)?\w+>", "x", plain)


def _shown_to(role: str, world: World) -> set[str]:
    client = Client(raise_request_exception=False)
    member = world.people[role]
    if member is not None:
        client.force_login(member)
    return {
        route
        for route, address in _wagtails_routes()
        if route != RAISES_ON_PURPOSE and visit(client, "GET", address).status_code == 200
    }


@pytest.mark.parametrize("role", WITHOUT_A_ROLE)
def test_who_has_no_role_is_shown_nothing(role: str) -> None:
    assert _shown_to(role, make_world()) == TO_EVERYBODY


@pytest.mark.parametrize("role", WITH_A_ROLE)
def test_a_role_opens_the_first_page_and_what_shows_nothing(role: str) -> None:
    expected = TO_MAINTAINERS if role == "maintainer" else TO_ROLES

    assert _shown_to(role, make_world()) == expected


@pytest.mark.parametrize("kind", ["pages", "documents", "images"])
def test_the_lists_that_a_role_opens_are_empty(kind: str, client: Client) -> None:
    curator = make_world().people["curator"]
    assert curator is not None
    client.force_login(curator)

    answer = client.get(f"/admin/api/main/{kind}/").json()

    assert answer["items"] == []
