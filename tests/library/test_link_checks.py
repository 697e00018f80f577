"""Links in listed actions: looked at, kept, and told to readers when they failed for a week."""

import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from community.models import Member
from library.adapters.links import Seen
from library.adapters.pace import BudgetSpentError
from library.models import LinkCheck
from library.operations.links import Checked, addresses_in, check_links
from tests.counting import queries_for
from tests.factories.library import LISTED_AT as AT
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)
FINE, BROKEN = Seen(200, ""), Seen(None, "no answer")
LINKS = "/admin/actions/links/"


class Web:
    """Addresses and what comes of looking at them; those that it does not know are fine."""

    def __init__(self, **broken: Seen) -> None:
        self.answers = {f"https://{host}.example/": seen for host, seen in broken.items()}
        self.asked: list[str] = []

    def look_at(self, url: str) -> Seen:
        """What comes of it."""
        self.asked.append(url)
        if "spent" in url:
            raise BudgetSpentError
        return self.answers.get(url, FINE)


def leading_to(*hosts: str, **given: Any) -> Any:
    """A listed action with a resource at each host."""
    resources = [
        {"name": host, "address": f"https://{host}.example/", "note": ""} for host in hosts
    ]
    return ActionFactory(listed=True, resources=resources, **given)


def test_addresses_end_before_the_sentences_signs() -> None:
    text = "See https://ash.example/a_(b), (http://oak.example/?q=1). Or ftp://elm.example."

    assert addresses_in(text) == ["https://ash.example/a_(b)", "http://oak.example/?q=1"]


def test_every_address_of_a_listed_action_is_looked_at_once() -> None:
    leading_to("ash", quote_source="A guide, https://oak.example/.")
    leading_to("ash", source_url="https://elm.example/")
    ActionFactory(resources=[{"name": "x", "address": "https://draft.example/"}])
    web = Web(oak=BROKEN)

    assert check_links(web, limit=None, at=AT) == Checked(looked_at=3, failing=1, left=0)
    assert sorted(web.asked) == [f"https://{one}.example/" for one in ("ash", "elm", "oak")]


def test_the_longest_unseen_come_first_and_a_limit_holds() -> None:
    leading_to("ash", "elm", "oak")
    first, second = Web(), Web()

    check_links(first, limit=2, at=AT)
    done = check_links(second, limit=2, at=AT + WEEK)

    assert done == Checked(looked_at=2, failing=0, left=1)
    assert (sorted(first.asked), sorted(second.asked)) == (
        ["https://ash.example/", "https://elm.example/"],
        ["https://ash.example/", "https://oak.example/"],
    )


def test_what_a_hosts_budget_did_not_reach_keeps_its_place() -> None:
    leading_to("spent", "ash")

    assert check_links(Web(), limit=None, at=AT) == Checked(looked_at=1, failing=0, left=1)
    assert list(LinkCheck.objects.values_list("url", flat=True)) == ["https://ash.example/"]


def test_a_link_that_failed_for_a_week_is_silent_until_it_answers() -> None:
    leading_to("ash")
    silent = []
    for days, seen in ((0, BROKEN), (6, BROKEN), (7, BROKEN), (8, FINE), (9, BROKEN)):
        check_links(Web(ash=seen), limit=None, at=AT + datetime.timedelta(days=days))
        silent.append(LinkCheck.objects.silent().count())

    assert silent == [0, 0, 1, 0, 0]


def test_an_address_that_nobody_leads_to_any_more_is_forgotten() -> None:
    action = leading_to("ash")
    check_links(Web(), limit=None, at=AT)
    type(action).objects.update(state="retired")

    check_links(Web(), limit=None, at=AT)

    assert LinkCheck.objects.count() == 0


def test_readers_are_told_on_which_day_a_link_did_not_answer(client: Client) -> None:
    action = leading_to("ash", "oak", quote="Q", quote_source="https://elm.example/")
    for at in (AT, AT + WEEK):
        check_links(Web(ash=BROKEN, elm=BROKEN), limit=None, at=at)

    page = client.get(f"/actions/{action.slug}/").text

    assert page.count("did not answer on 9 March 2026") == 2


def test_the_database_keeps_no_failure_without_its_reason_and_day() -> None:
    for broken in ({"problem": "x"}, {"failing_since": AT}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LinkCheck.objects.create(url="https://ash.example/", checked_at=AT, **broken)


def test_the_desk_lists_what_fails_and_where_it_stands(client: Client, curator: Member) -> None:
    action = leading_to("ash", "oak")
    other = leading_to("elm", quote_source="as on https://ash.example/.")
    leading_to("ash-tree")
    check_links(Web(ash=BROKEN), limit=None, at=AT)
    client.force_login(curator)

    page = client.get(LINKS)

    rows = [(link.url, actions) for link, actions in page.context["rows"]]
    assert rows == [("https://ash.example/", [action, other])]


def test_the_desk_asks_as_much_for_three_as_for_one(client: Client, curator: Member) -> None:
    client.force_login(curator)
    leading_to("ash")
    check_links(Web(ash=BROKEN), limit=None, at=AT)
    with_one = queries_for(client, LINKS)
    leading_to("oak", "elm")
    check_links(Web(ash=BROKEN, oak=BROKEN, elm=BROKEN), limit=None, at=AT)

    assert queries_for(client, LINKS) == with_one


def test_the_command_says_what_came_of_it_and_refuses_what_cannot_be() -> None:
    leading_to("localhost")
    said = StringIO()
    LinkCheck.objects.all().delete()
    ActionFactory(listed=True, resources=[{"name": "x", "address": "http://127.0.0.1/"}])

    call_command("check_links", limit=1, stdout=said)

    assert said.getvalue() == "Looked at 1: 1 do not answer. 1 left for the next run.\n"
    for wrong in ({"limit": 0}, {"timeout": 0}, {"timeout": 31}):
        with pytest.raises(CommandError):
            call_command("check_links", **wrong)
