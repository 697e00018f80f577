"""The maintainers' desk: open, see what is missing, freeze, set aside."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.test import Client

from community.models import Member
from model_releases.models import Release, ReleasePage, WorkingCopy
from tests.counting import queries_for
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    approve_all,
    hand_in,
    make_maintainer,
    make_working_copy,
    reword,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, maintainer: Member) -> Client:
    client.force_login(maintainer)
    return client


def _address(working: ReleasePage, step: str = "") -> str:
    return f"/admin/releases/{WorkingCopy.objects.get(page=working).uid}/{step}"


def _ready() -> ReleasePage:
    writer = make_maintainer()
    working = make_working_copy(by=writer)
    reword(working, by=writer)
    approve_all(working, by=make_maintainer())
    return working


def _listed(content: bytes) -> list[str]:
    shown = BeautifulSoup(content, "html.parser")
    return [" ".join(str(one.contents[0]).split()) for one in shown.select("#missing li")]


def test_a_maintainer_opens_the_next_release(desk: Client, maintainer: Member) -> None:
    base = make_release("1.0")

    answer = desk.post("/admin/releases/open/", {"base": base.pk, "number": "1.1"})

    working = WorkingCopy.objects.get()
    assert answer.headers["Location"] == f"/admin/releases/{working.uid}/"
    assert (working.page.number, working.opened_by) == ("1.1", maintainer)


@pytest.mark.parametrize(
    ("number", "status", "says"),
    [("", 422, "Enter the number"), ("0.1", 409, "not higher"), ("x" * 41, 422, "40 characters")],
)
def test_a_refused_opening_keeps_what_was_typed(
    desk: Client, number: str, status: int, says: str
) -> None:
    base = make_release("1.0")

    answer = desk.post("/admin/releases/open/", {"base": base.pk, "number": number})

    page = answer.content.decode()
    assert (answer.status_code, says in page, f'value="{number}"' in page or not number) == (
        status,
        True,
        True,
    )


def test_the_gate_lists_what_is_missing(desk: Client) -> None:
    answer = desk.get(_address(make_working_copy()))

    assert _listed(answer.content)[0] == "Nothing has changed since release 1.0."


def test_what_is_handed_in_is_not_asked_for_again(desk: Client) -> None:
    writer = make_maintainer(display_name="Ann")
    working = make_working_copy(by=writer)

    hand_in(reword(working, by=writer), by=writer)
    handed_in = _listed(desk.get(_address(working)).content)[-1]
    reword(working, "Other words.", by=writer)
    changed_since = _listed(desk.get(_address(working)).content)[-1]

    not_approved = "“Data” is not approved: written by Ann."
    assert [handed_in, changed_since] == [
        f"{not_approved} It is handed in; another maintainer approves it.",
        f"{not_approved} Hand it in; another maintainer approves it.",
    ]


def test_a_reviewer_sees_all_that_changed_since_the_copy_was_opened(desk: Client) -> None:
    working = make_working_copy()
    for text in ("Between.", "At the end."):
        reword(working, text, by=make_maintainer())
    gate = BeautifulSoup(desk.get(_address(working)).content, "html.parser")

    links = [one for one in gate.select("main a") if "What changed in Data" in one.get_text()]
    compared = BeautifulSoup(desk.get(str(links[0]["href"])).content, "html.parser")

    words = [one.get_text() for one in compared.select(".deletion, .addition")]
    assert words[:2] == ["Data as it is at level 1.", "At the end."]


def test_freezing_makes_the_release(desk: Client) -> None:
    working = _ready()

    answer = desk.post(_address(working, "freeze/"), follow=True)

    assert Release.objects.newest_first()[0].number == "2.0"
    assert "A model of ours 2.0 is frozen, for good." in answer.content.decode()


def test_freezing_asks_the_gate_anew(desk: Client) -> None:
    working = _ready()
    desk.get(_address(working))
    reword(working, "Slipped in.", by=make_maintainer(display_name="Eve"))

    answer = desk.post(_address(working, "freeze/"))

    said = "“Data” is not approved: written by Eve. Hand it in; another maintainer approves it."
    assert (answer.status_code, _listed(answer.content)) == (409, [said])


def test_freezing_twice_says_so(desk: Client) -> None:
    working = _ready()
    desk.post(_address(working, "freeze/"))

    answer = desk.post(_address(working, "freeze/"))

    said = ["It has been frozen already, as A model of ours 2.0."]
    assert (answer.status_code, _listed(answer.content), Release.objects.count()) == (409, said, 2)


def test_a_working_copy_is_set_aside(desk: Client, maintainer: Member) -> None:
    working = make_working_copy()

    desk.post(_address(working, "set-aside/"))

    copy = WorkingCopy.objects.get(page=working)
    assert (copy.closed_by, copy.frozen_as) == (maintainer, None)


def test_the_menu_leads_maintainers_there(desk: Client) -> None:
    assert "/admin/releases/" in desk.get("/admin/").content.decode()


def test_the_list_costs_the_same_with_one_and_with_three(desk: Client, maintainer: Member) -> None:
    make_working_copy(make_release("1.0"))
    one = queries_for(desk, "/admin/releases/")
    for number in ("2.0", "3.0"):
        WorkingCopy.objects.open().update(closed_at="2026-01-01T00:00Z", closed_by=maintainer)
        make_working_copy(Release.objects.get(), number)

    assert queries_for(desk, "/admin/releases/") == one


def test_the_command_prints_the_gates_list(capsys: pytest.CaptureFixture[str]) -> None:
    make_working_copy()

    with pytest.raises(CommandError, match="cannot be frozen yet, for 2 reasons"):
        call_command("check_release")

    assert capsys.readouterr().out.startswith("Nothing has changed since release 1.0.\n")


def test_the_command_says_when_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    _ready()

    call_command("check_release")

    assert capsys.readouterr().out == "A model of ours 2.0 can be frozen: nothing is missing.\n"


def test_the_command_needs_a_working_copy() -> None:
    with pytest.raises(CommandError, match="No release is being prepared"):
        call_command("check_release")


def test_the_command_knows_its_models() -> None:
    make_working_copy()

    with pytest.raises(CommandError, match="There is no model nobodys"):
        call_command("check_release", model="nobodys")
