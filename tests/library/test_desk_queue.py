"""The curators' list: what stands in it, what narrows it, and one answer to several at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member
from library.models import Action, Merge, Recheck
from model_releases.models import Release
from tests.conftest import Post
from tests.counting import queries_for
from tests.factories.library import LISTED_AT, ActionFactory, next_edition
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
QUEUE, SEVERAL = "/admin/actions/", "/admin/actions/several/"


@pytest.fixture
def desk(client: Client, curator: Member) -> Client:
    """A browser in which a curator is signed in."""
    client.force_login(curator)
    return client


def waiting(**given: Any) -> Action:
    return ActionFactory(submitted=True, transitions=[(None, 1, 2)], **given)


def shown(desk: Client, asked: str = "") -> list[Action]:
    return [row[0] for row in desk.get(f"{QUEUE}?{asked}").context["rows"]]


def test_at_first_stands_what_waits_the_longest_first(desk: Client) -> None:
    second = waiting(submitted_at=LISTED_AT + timedelta(days=1))
    first = waiting()
    ActionFactory()
    ActionFactory(changes_asked=True)

    assert shown(desk) == [first, second]


def test_each_queue_holds_what_it_says(desk: Client, curator: Member) -> None:
    rechecked = _to_recheck()
    mine = waiting(assigned_to=curator, assigned_at=LISTED_AT)
    back = ActionFactory(changes_asked=True)
    long_ago = timezone.localdate() - timedelta(days=1)
    overdue = ActionFactory(listed=True, submitted_at=LISTED_AT, next_review_due_on=long_ago)
    gone = ActionFactory(retired=True, submitted_at=LISTED_AT)
    declined = ActionFactory(declined=True)
    ActionFactory(listed=True, assigned_to=curator, assigned_at=LISTED_AT, submitted_at=LISTED_AT)

    queues = ("waiting", "mine", "given-back", "recheck", "overdue", "declined", "gone")
    assert {name: shown(desk, f"queue={name}") for name in queues} == {
        "waiting": [mine],
        "mine": [mine],
        "given-back": [back],
        "recheck": [rechecked],
        "overdue": [overdue],
        "declined": [declined],
        "gone": [gone],
    }


def _to_recheck(**given: Any) -> Action:
    release = Release.objects.order_by("pk").first() or make_release("0.2")
    action = ActionFactory(listed=True, submitted_at=LISTED_AT, model=release.model, **given)
    Recheck.objects.create(
        action=action,
        release=release,
        dimension=release.dimensions.get().dimension,
        created_at=LISTED_AT,
    )
    return action


def test_what_authors_changed_waits_until_a_curator_has_looked(desk: Client) -> None:
    action = ActionFactory(listed=True)
    ActionFactory(listed=True)
    next_edition(action)
    changed = [row[0] for row in desk.get(f"{QUEUE}?queue=changed").context["rows"]]

    said = desk.post(f"{QUEUE}{action.uid}/looked-at/", follow=True)

    assert (changed, said.context["is_changed"]) == ([action], False)
    assert list(Action.objects.changed_since_looked_at()) == []


def test_words_find_what_was_handed_in_whatever_became_of_it(desk: Client) -> None:
    declined = ActionFactory(declined=True, title="Ring the owner")
    listed = ActionFactory(listed=True, submitted_at=LISTED_AT, title="Name an OWNER")
    ActionFactory(title="A draft for the owner")
    waiting(title="Something else")

    assert shown(desk, "q=owner") == [declined, listed]
    assert "No action is like that" in desk.get(f"{QUEUE}?q=nowhere").text


def test_it_is_narrowed_by_tag_dimension_and_who_looks_at_it(desk: Client, curator: Member) -> None:
    release = make_release("1.0", ("data", "people"))
    data = release.dimensions.get(code="data").dimension
    given = {"model": release.model, "submitted": True}
    one = ActionFactory(**given, tags=["forms"], transitions=[(data, 1, 2)])
    other = ActionFactory(
        **given, transitions=[(None, 1, 2)], assigned_to=curator, assigned_at=LISTED_AT
    )

    asked = {
        "tag=forms": [one],
        "dimension=data": [one],
        "dimension=any": [other],
        "assigned=nobody": [one],
        f"assigned={curator.uid}": [other],
        "tag=no-such-tag&dimension=none&assigned=x&order=x&queue=x": [one, other],
    }
    assert {query: shown(desk, query) for query in asked} == asked


def test_it_is_ordered_as_asked(desk: Client) -> None:
    b = waiting(title="B")
    a = waiting(title="A", submitted_at=LISTED_AT + timedelta(days=1))

    orders = {"oldest": [b, a], "newest": [a, b], "title": [a, b], "supported": [b, a]}
    assert {name: shown(desk, f"order={name}") for name in orders} == orders


def test_fifty_stand_on_a_page(desk: Client) -> None:
    for _ in range(51):
        waiting()

    assert [len(shown(desk, f"page={page}")) for page in (1, 2)] == [50, 1]


@pytest.mark.parametrize("asked", ["", "q=owner", "queue=recheck"])
def test_the_list_asks_as_much_for_three_as_for_one(desk: Client, asked: str) -> None:
    make = _to_recheck if "recheck" in asked else waiting
    make(title="Ring the owner")
    with_one = queries_for(desk, f"{QUEUE}?{asked}")
    make(title="Ask the owner")
    make(title="Tell the owner")

    assert queries_for(desk, f"{QUEUE}?{asked}") == with_one


def test_several_are_listed_at_once_and_each_is_answered(desk: Client, curator: Member) -> None:
    good, unmapped = waiting(title="Ring the owner"), ActionFactory(submitted=True)
    own, decided = waiting(author=curator), waiting(title="Gone")
    Action.objects.filter(pk=decided.pk).update(state="declined")
    uids = [str(one.uid) for one in (good, unmapped, own, decided)]

    page = desk.post(SEVERAL, {"action": uids, "step": "list"})

    said = {one.action.pk: one.refusal for one in page.context["answered"]}
    assert (page.status_code, said[good.pk], page.context["count"]) == (200, "", 1)
    assert said[unmapped.pk].startswith("This action serves no step yet")
    assert said[own.pk] == "You wrote this action, so another curator decides on it."
    assert said[decided.pk].startswith("Another curator was faster")
    assert set(Action.objects.listed()) == {good}


@pytest.mark.parametrize(("step", "state"), [("changes", "changes_asked"), ("decline", "declined")])
def test_several_are_given_one_reason(desk: Client, post: Post, step: str, state: str) -> None:
    actions = [waiting(), waiting()]
    sent = {"action": [one.uid for one in actions], "step": step, "reason": "Say who does it."}

    with post() as letters:
        desk.post(SEVERAL, sent)

    assert set(Action.objects.values_list("state", flat=True)) == {state}
    assert [letter.body.count("Say who does it.") for letter in letters] == [1, 1]


def test_several_are_assigned(desk: Client, curator: Member) -> None:
    actions = [waiting(), waiting()]
    uids = [one.uid for one in actions]

    desk.post(SEVERAL, {"action": uids, "step": "assign", "to": str(curator.uid)})

    assert set(Action.objects.values_list("assigned_to", flat=True)) == {curator.pk}


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"step": "list"}, "Tick one action at least. Nothing was done."),
        ({"ticked": True}, "Choose what to do, by one of the buttons."),
        (
            {"ticked": True, "step": "decline", "reason": " "},
            "Give a reason: each author is sent it. Nothing was done.",
        ),
        (
            {"ticked": True, "step": "assign", "to": "nobody at all"},
            "Look at the form below the list. Nothing was done.",
        ),
        (
            {"ticked": True, "step": "changes", "reason": "x" * 2001},
            "Look at the form below the list. Nothing was done.",
        ),
    ],
)
def test_what_is_not_clear_is_not_done_and_stays_ticked(
    desk: Client, sent: dict[str, Any], fault: str
) -> None:
    action = waiting()
    ticked = [str(action.uid)] if sent.pop("ticked", False) else []

    page = desk.post(SEVERAL, {**sent, "action": [*ticked, "no uid"]})

    assert (page.status_code, page.context["ticked"].fault) == (422, fault)
    assert [row[2] for row in page.context["rows"]] == [bool(ticked)]
    assert Action.objects.get().state == "submitted"


def test_drafts_are_answered_by_nobody(desk: Client) -> None:
    draft = ActionFactory(transitions=[(None, 1, 2)])

    page = desk.post(SEVERAL, {"action": [draft.uid], "step": "list"})

    assert (page.context["answered"], page.context["missing"]) == ([], 1)
    assert (Action.objects.get().state, Merge.objects.count()) == ("draft", 0)
