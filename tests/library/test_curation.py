"""Deciding on an action: who may, once, with a reason; what it makes, and who is told."""

from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from community.models import Member, Notice
from library.models import Action, ActionEvent, Edition
from library.operations.curation import ask_for_changes, decline_action, list_action
from library.operations.refusals import (
    CurationRefusedError,
    NotACuratorError,
    NotWaitingError,
    OwnActionError,
    ReasonMissingError,
    UnmappedActionError,
)
from search.models import LatestChange
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
AT = timezone.now()
Decision = Callable[[Action, Member], None]
Capture = Callable[..., object]
DECISIONS: dict[str, Decision] = {
    "listed": lambda action, by: list_action(action, by=by, at=AT),
    "changes_asked": lambda action, by: ask_for_changes(action, why="Say who.", by=by, at=AT),
    "declined": lambda action, by: decline_action(action, why="It sells one.", by=by, at=AT),
}
every_decision = pytest.mark.parametrize("name", DECISIONS)


@pytest.fixture
def action(db: None) -> Action:
    return ActionFactory(submitted=True, title="Write the list", transitions=[(None, 1, 2)])


def _refused(
    decide: Decision, action: Action, by: Member, error: type[CurationRefusedError]
) -> None:
    before = Action.objects.values("state", "slug", "listed_at").get(pk=action.pk)
    with pytest.raises(error):
        decide(action, by)
    assert Action.objects.values("state", "slug", "listed_at").get(pk=action.pk) == before
    assert not ActionEvent.objects.exists()


def test_listing_freezes_the_text_and_gives_it_its_address(action: Action, curator: Member) -> None:
    list_action(action, by=curator, at=AT)

    now = Action.objects.get()
    assert (now.state, now.slug, now.listed_at, now.listed_by) == (
        "listed",
        "write-the-list",
        AT,
        curator,
    )
    assert Edition.objects.get().frozen_at == AT
    assert LatestChange.objects.values_list("kind", "object_id").get() == ("action", action.pk)


@every_decision
def test_every_decision_is_kept_with_who_when_and_why(
    action: Action, curator: Member, name: str
) -> None:
    DECISIONS[name](action, curator)

    why = {"changes_asked": "Say who.", "declined": "It sells one."}.get(name, "")
    event = ActionEvent.objects.values_list("what", "by", "at", "why").get()
    assert event == (name, curator.pk, AT, why)
    assert Action.objects.get().state == name


@every_decision
def test_the_author_is_told_which_and_why_once_it_is_committed(
    action: Action,
    curator: Member,
    name: str,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        DECISIONS[name](action, curator)
        assert mailoutbox == []

    (letter,) = mailoutbox
    says = {"listed": "/actions/write-the-list/", "changes_asked": "Say who."}
    assert letter.to == [action.author.email]
    assert "Write the list" in letter.subject
    assert says.get(name, "It sells one.") in letter.body


@every_decision
def test_the_author_finds_it_on_their_page_of_notices_too(
    action: Action, curator: Member, name: str
) -> None:
    DECISIONS[name](action, curator)

    says = {
        "listed": ("Your action is listed: “Write the list”.", "/actions/write-the-list/"),
        "changes_asked": (
            "A curator asks for changes to your action: “Write the list”.",
            f"/actions/drafts/{action.uid}/",
        ),
        "declined": (
            "Your action was not listed; the reason is beside it: “Write the list”.",
            "/actions/mine/",
        ),
    }
    told = Notice.objects.values_list("member", "sentence", "address", "at").get()
    assert told == (action.author_id, *says[name], AT)


@every_decision
def test_only_curators_decide(action: Action, member: Member, name: str) -> None:
    _refused(DECISIONS[name], action, member, NotACuratorError)


@every_decision
def test_nobody_decides_on_their_own(curator: Member, name: str) -> None:
    own = ActionFactory(submitted=True, author=curator, transitions=[(None, 1, 2)])

    _refused(DECISIONS[name], own, curator, OwnActionError)


@every_decision
@pytest.mark.parametrize("state", ["draft", "changes_asked", "declined", "listed", "retired"])
def test_only_what_waits_is_decided_on(curator: Member, name: str, state: str) -> None:
    traits = {} if state == "draft" else {state: True}
    action = ActionFactory(transitions=[(None, 1, 2)], **traits)

    _refused(DECISIONS[name], action, curator, NotWaitingError)


def test_of_two_curators_the_second_finds_it_decided(action: Action, curator: Member) -> None:
    as_the_second_read_it = Action.objects.get(pk=action.pk)
    list_action(action, by=curator, at=AT)

    with pytest.raises(NotWaitingError) as refused:
        decline_action(as_the_second_read_it, why="No.", by=curator, at=AT)

    assert str(refused.value) == (
        "Another curator was faster, or its author took it back: it is now “listed”."
    )
    assert Action.objects.get().state == "listed"


def test_an_action_that_serves_no_step_is_not_listed(curator: Member) -> None:
    unmapped = ActionFactory(submitted=True)

    _refused(DECISIONS["listed"], unmapped, curator, UnmappedActionError)


@pytest.mark.parametrize("decide", [ask_for_changes, decline_action])
def test_a_decision_against_needs_a_reason(
    action: Action, curator: Member, decide: Callable[..., None]
) -> None:
    _refused(
        lambda one, by: decide(one, why=" \n", by=by, at=AT), action, curator, ReasonMissingError
    )


def test_actions_of_one_title_get_addresses_of_their_own(action: Action, curator: Member) -> None:
    ActionFactory(listed=True, slug="write-the-list")
    ActionFactory(listed=True, slug="write-the-list-2")

    list_action(action, by=curator, at=AT)

    assert Action.objects.get(pk=action.pk).slug == "write-the-list-3"
