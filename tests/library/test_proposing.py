"""Proposing an action: a private draft, what is like it, handing it in, and what became of it."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from community.models import Member
from library.models import Action, ActionEvent, Edition, Transition
from model_releases.models import Dimension, Release
from tests.counting import queries_for
from tests.factories.community import MemberFactory
from tests.factories.library import LISTED_AT, ActionFactory, TagFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
PROPOSE = "/actions/propose/"
MINE = "/actions/mine/"
STEP = ("dimension", "from_level", "to_level", "reason")


@pytest.fixture
def release(db: None) -> Release:
    return make_release("0.1", ["data", "design"], levels=4)


@pytest.fixture
def author(client: Client, member: Member, release: Release) -> Member:
    client.force_login(member)
    return member


def _sent(**said: Any) -> dict[str, Any]:
    """What a browser sends: a whole form, with one step."""
    whole = {
        "uid": str(uuid4()),
        "title": "Write the list",
        "summary": "Someone writes it.",
        "description": "One.\r\nTwo.",
        "steps": "First\r\n\r\n  Second  ",
        "step-TOTAL_FORMS": "3",
        "step-INITIAL_FORMS": "0",
        "step-0-dimension": "data",
        "step-0-from_level": "0",
        "step-0-to_level": "2",
        "step-0-strength": "some",
        "step-0-reason": "Because",
        "step-1-strength": "strong",
        "step-2-strength": "strong",
        "then": "check",
    }
    return {**whole, **said}


def _draft_of(author: Member) -> Action:
    return Action.objects.select_related("current_edition").get(author=author)


def _address(action: Action, page: str = "") -> str:
    return f"/actions/drafts/{action.uid}/{page}"


def _errors(html: str) -> list[str]:
    summary = html.partition("There is a problem")[2].partition("</ul>")[0]
    return [re.sub("<[^>]+>", "", line) for line in summary.split("<li>")[1:]]


def test_what_a_member_sends_is_kept_as_a_private_draft(client: Client, author: Member) -> None:
    TagFactory(name="data")
    sent = _sent(why="Why", effort="days", cost="none", benefits=["risk"], tags=["data"])

    client.post(PROPOSE, sent)

    edition = Edition.objects.get()
    step = Transition.objects.values_list("dimension", "from_level", "to_level", "strength")
    assert (edition.title, edition.description, edition.steps) == (
        "Write the list",
        "One.\nTwo.",
        ["First", "Second"],
    )
    assert (edition.why, edition.effort, edition.cost, edition.benefits) == (
        "Why",
        "days",
        "none",
        ["risk"],
    )
    assert [tag.name for tag in edition.tags.all()] == ["data"]
    assert step.get() == (Dimension.objects.get(wordings__code="data").pk, 0, 2, "some")
    assert (_draft_of(author).state, edition.frozen_at) == ("draft", None)


def test_the_form_sent_twice_makes_one_action_with_the_later_words(
    client: Client, author: Member
) -> None:
    sent = _sent()
    client.post(PROPOSE, sent)
    client.post(PROPOSE, {**sent, "title": "Write it again"})

    assert [str(edition) for edition in Edition.objects.all()] == ["Write it again"]
    assert Transition.objects.count() == 1


def test_a_form_with_somebody_elses_identity_changes_nothing(
    client: Client, author: Member
) -> None:
    others = ActionFactory(title="Theirs")

    response = client.post(PROPOSE, _sent(uid=str(others.uid)))

    assert (response.status_code, response.headers["Location"]) == (302, MINE)
    assert [str(edition) for edition in Edition.objects.all()] == ["Theirs"]


def test_a_visitor_is_led_to_signing_in_and_a_newcomer_to_joining(
    client: Client, unapproved: Member
) -> None:
    visitor = client.post(PROPOSE, _sent())
    client.force_login(unapproved)
    newcomer = client.post(PROPOSE, _sent())

    assert visitor.headers["Location"] == f"/accounts/login/?next={PROPOSE}"
    assert newcomer.headers["Location"] == "/join/"
    assert not Action.objects.exists()


def test_every_fault_of_the_form_is_named_with_what_to_do(client: Client, author: Member) -> None:
    sent = _sent(
        title="",
        summary="x" * 601,
        **{
            "step-0-from_level": "3",
            "step-1-dimension": "any",
            "step-2-dimension": "data",
            "step-2-from_level": "2",
            "step-2-to_level": "2",
        },
    )
    html = client.post(PROPOSE, sent).content.decode()

    assert _errors(html) == [
        "Enter title",
        "Summary has 601 characters. 600 is the most",
        "This step goes down. Write the lower level first.",
        "Choose from level",
        "Choose to level",
        "This step goes nowhere. Write the level it leads to second.",
    ]
    assert not Action.objects.exists()


def test_a_step_given_twice_is_refused(client: Client, author: Member) -> None:
    twice = {"step-1-dimension": "data", "step-1-from_level": "0", "step-1-to_level": "2"}

    html = client.post(PROPOSE, _sent(**twice)).content.decode()

    assert _errors(html) == ["A step is given twice: leave one of the two blank"]


def test_a_draft_may_lack_a_step_but_what_is_handed_in_may_not(
    client: Client, author: Member
) -> None:
    no_step = {**{f"step-0-{name}": "" for name in STEP}, "step-0-strength": "strong"}

    refused = client.post(PROPOSE, _sent(**no_step)).content.decode()
    client.post(PROPOSE, _sent(**no_step, then="keep"))
    client.post(_address(_draft_of(author), "look-alikes/"))

    assert _errors(refused) == [
        "Choose a dimension and two levels in one row: councils search by step"
    ]
    assert _draft_of(author).state == "draft"


def test_another_row_is_added_without_a_script_and_nothing_typed_is_lost(
    client: Client, author: Member
) -> None:
    html = client.post(PROPOSE, _sent(title="Half a ti", then="another")).content.decode()

    assert 'value="Half a ti"' in html
    assert re.findall(r'name="(step-\d-dimension)"', html) == [
        f"step-{row}-dimension" for row in range(4)
    ]
    assert '<option value="data" selected>' in html
    assert "There is a problem" not in html


@pytest.mark.parametrize("rows", ["", "-1", "1000000", "²", "9" * 5_000])
def test_a_strange_number_of_rows_does_no_harm(client: Client, author: Member, rows: str) -> None:
    for then in ("another", "check"):
        response = client.post(PROPOSE, _sent(then=then, **{"step-TOTAL_FORMS": rows}))

        assert response.status_code in (200, 302, 422)


def test_look_alikes_are_shown_with_what_became_of_them(client: Client, author: Member) -> None:
    ActionFactory(listed=True, slug="listed-one", title="Write a list of systems")
    ActionFactory(listed=True, title="Train the councillors")
    declined = ActionFactory(declined=True, title="Write the list of products")
    ActionEvent.objects.create(
        action=declined, what="declined", at=LISTED_AT, by=author, why="It sells one."
    )
    client.post(PROPOSE, _sent(title="Write a list of all systems"))

    html = client.get(_address(_draft_of(author), "look-alikes/")).content.decode()

    shown = re.findall(r'<h3 class="govuk-heading-s">(?:<a[^>]*>)?([^<]+)', html)
    assert shown == ["Write a list of systems", "Write the list of products"]
    assert '<a class="govuk-link" href="/actions/listed-one/">' in html
    assert "Not listed: It sells one." in html


def test_sending_hands_it_in_once_and_keeps_the_licence_granted(
    client: Client, author: Member
) -> None:
    client.post(PROPOSE, _sent())
    address = _address(_draft_of(author), "look-alikes/")

    first, second = client.post(address), client.post(address)

    assert [first.headers["Location"], second.headers["Location"]] == [MINE, MINE]
    assert _draft_of(author).state == "submitted"
    assert ActionEvent.objects.values_list("what", "by", "why").get() == (
        "submitted",
        author.pk,
        "Licence granted: CC-BY-4.0.",
    )


def test_a_text_that_came_back_shows_what_was_asked_and_can_be_sent_again(
    client: Client, author: Member, curator: Member
) -> None:
    action = ActionFactory(changes_asked=True, author=author, title="Write the list")
    ActionEvent.objects.create(
        action=action, what="changes_asked", at=LISTED_AT, by=curator, why="Say who."
    )

    mine = client.get(MINE).content.decode()
    form = client.get(_address(action)).content.decode()
    client.post(_address(action), _sent(title="Let Ann write the list"))
    client.post(_address(action, "look-alikes/"))

    assert ("Say who." in mine, "Say who." in form) == (True, True)
    now = _draft_of(author)
    assert (str(now.current_edition), now.state) == ("Let Ann write the list", "submitted")


def test_what_is_with_the_curators_cannot_be_changed(client: Client, author: Member) -> None:
    action = ActionFactory(submitted=True, author=author, title="Write the list")

    response = client.post(_address(action), _sent(title="Other"))

    assert response.headers["Location"] == MINE
    assert str(_draft_of(author).current_edition) == "Write the list"


@pytest.mark.parametrize("page", ["", "look-alikes/"])
def test_a_draft_is_to_others_exactly_what_does_not_exist(
    client: Client, page: str, curator: Member
) -> None:
    draft = ActionFactory(title="Canary")
    nothing = f"/actions/drafts/{UUID(int=1)}/{page}"
    answers = []
    for reader in (None, MemberFactory(), curator):
        client.logout()
        if reader:
            client.force_login(reader)
        for address in (_address(draft, page), nothing):
            responses = [client.get(address)]
            if reader or page:  # a visitor's words are kept, wherever they send them
                responses.append(client.post(address, _sent()))
            answers += [(response.status_code, response.content) for response in responses]

    assert len(set(answers)) == 1
    assert answers[0][0] == 404


def test_my_actions_are_mine_alone(client: Client, author: Member) -> None:
    ActionFactory(author=author, title="Mine, a draft")
    ActionFactory(author=author, listed=True, title="Mine, listed")
    ActionFactory(listed=True, title="Theirs")

    html = client.get(MINE).content.decode()

    titles = re.findall(r'<h2 class="govuk-heading-m"><a[^>]*>([^<]+)', html)
    assert sorted(titles) == ["Mine, a draft", "Mine, listed"]


def test_my_actions_take_the_same_queries_for_one_and_for_three(
    client: Client, author: Member
) -> None:
    ActionFactory(author=author)
    for_one = queries_for(client, MINE)
    ActionFactory.create_batch(2, author=author)
    for_three = queries_for(client, MINE)

    assert for_one == for_three
