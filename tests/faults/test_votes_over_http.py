"""Many people press the button at the same moment, on a site with two worker processes."""

import http.client
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

import pytest
from django.test import Client

from community.models import Member
from library.models import Action
from tests.factories.community import CouncilFactory, MembershipFactory
from tests.factories.library import ActionFactory
from tests.faults.processes import keep_database_in
from tests.faults.servers import HOST, serving
from tests.faults.votes import support_kept

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MEMBERS, WINDOWS = 200, 50
TOKEN = "t" * 32
PATIENCE_SECONDS = 60
Answer = tuple[int, str | None]


@pytest.fixture
def action() -> Action:
    return ActionFactory(listed=True, slug="name-an-owner")


def _session_of(member: Member) -> str:
    client = Client()
    client.force_login(member)
    return client.cookies["sessionid"].value


def _press(port: int, session: str, barrier: Barrier) -> Answer:
    """Send the form as a browser does; gives the status and the address sent on to."""
    client = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_SECONDS)
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = urlencode({"vote": "support", "csrfmiddlewaretoken": TOKEN})
    barrier.wait(PATIENCE_SECONDS)
    client.request("POST", "/actions/name-an-owner/vote/", body, headers)
    response = client.getresponse()
    response.read()
    client.close()
    return response.status, response.headers["Location"]


def _press_at_once(sessions: list[str], folder: Path) -> set[Answer]:
    keep_database_in(folder / "site.sqlite3")
    barrier = Barrier(len(sessions))
    with serving(folder) as port, ThreadPoolExecutor(len(sessions)) as people:
        waiting = [people.submit(_press, port, session, barrier) for session in sessions]
        return {each.result() for each in waiting}


def test_two_hundred_members_at_once_are_all_counted(action: Action, tmp_path: Path) -> None:
    councils = [CouncilFactory() for _ in range(10)]
    members = [MembershipFactory(council=councils[n % 10]).member for n in range(MEMBERS)]

    answers = _press_at_once([_session_of(member) for member in members], tmp_path)

    kept = support_kept(action, tmp_path / "site.sqlite3")
    assert (answers, kept) == ({(302, "/actions/name-an-owner/")}, (MEMBERS, MEMBERS, 10))


def test_one_member_in_fifty_windows_is_counted_once(action: Action, tmp_path: Path) -> None:
    session = _session_of(MembershipFactory().member)

    answers = _press_at_once([session] * WINDOWS, tmp_path)

    kept = support_kept(action, tmp_path / "site.sqlite3")
    assert (answers, kept) == ({(302, "/actions/name-an-owner/")}, (1, 1, 1))
