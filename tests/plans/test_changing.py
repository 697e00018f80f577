"""What a council says of an item: saved by its editors, and lost to nobody who writes at once."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from community.models import Membership
from plans.models import PlanEvent, PlannedAction
from plans.operations.changing import ConflictError, ItemWords, change_item, words_of
from tests.factories.community import CouncilFactory
from tests.factories.plans import PLANNED_AT, PlannedActionFactory
from tests.plans.people import client_of

pytestmark = pytest.mark.django_db
WORDS = {
    "status": "doing",
    "owner_name": "A. Nother",
    "starts_on": "2026-07-01",
    "due_on": "31/12/2026",
    "cost_pounds": "4500",
    "proof": "https://example.org/minutes",
    "notes": "Ask again",
}


@pytest.fixture
def item(db: None) -> PlannedAction:
    return PlannedActionFactory()


def _address(item: PlannedAction) -> str:
    return f"{item.plan.get_absolute_url()}{item.uid}/"


def _save(item: PlannedAction, client: Client, **said: Any) -> Any:
    return client.post(_address(item), {"seen_version": "1", "status": "planned", **said})


def test_an_editor_saves_what_the_council_says(item: PlannedAction) -> None:
    answer = _save(item, client_of(item.plan.council), **WORDS)

    item.refresh_from_db()
    assert (answer.status_code, item.version) == (302, 2)
    assert words_of(item) == ItemWords(
        owner_name="A. Nother",
        starts_on=date(2026, 7, 1),
        due_on=date(2026, 12, 31),
        cost_pounds=4500,
        status="doing",
        proof="https://example.org/minutes",
        notes="Ask again",
    )


def test_history_says_what_changed_and_repeats_no_note(item: PlannedAction) -> None:
    words = ItemWords(status="done", notes="Ask again")

    change_item(item, words, seen_version=1, by=item.plan.made_by, at=PLANNED_AT)

    assert PlanEvent.objects.get().why == "status (Done), notes"


def test_saying_the_same_again_changes_nothing(item: PlannedAction) -> None:
    change_item(item, words_of(item), seen_version=1, by=item.plan.made_by, at=PLANNED_AT)

    item.refresh_from_db()
    assert (item.version, PlanEvent.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"status": "someday"}, "Status"),
        ({"cost_pounds": "-1"}, "greater than or equal to 0"),
        ({"cost_pounds": "4.50"}, "Write the cost in whole pounds, such as 4500"),
        ({"cost_pounds": "99999999999999999999"}, "less than or equal to 2000000000"),
        ({"due_on": "31 Foo"}, "Write the day as 31/03/2027"),
        ({"starts_on": "2026-05-02", "due_on": "2026-05-01"}, "before the start"),
        ({"proof": "javascript:alert(1)"}, "Write an address that begins with https://"),
        ({"proof": "ftp://example.org"}, "Write an address that begins with https://"),
        ({"notes": "a" * 10_001}, "10,000"),
        ({"seen_version": "one"}, "There is a problem"),
    ],
    ids=str,
)
def test_what_cannot_be_is_told_and_what_was_typed_is_kept(
    item: PlannedAction, said: dict[str, str], sentence: str
) -> None:
    answer = _save(item, client_of(item.plan.council), **{"owner_name": "Typed here", **said})

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert 'value="Typed here"' in answer.text
    item.refresh_from_db()
    assert words_of(item) == ItemWords()


def test_the_second_of_two_who_write_gets_a_conflict_with_both_texts(item: PlannedAction) -> None:
    first, second = (client_of(item.plan.council) for _ in range(2))
    _save(item, first, notes="The first note", owner_name="First owner")

    conflict = _save(item, second, notes="The second note")

    item.refresh_from_db()
    assert (conflict.status_code, item.notes) == (409, "The first note")
    both = ("The first note", "First owner", "The second note", 'name="seen_version" value="2"')
    assert [words for words in both if words not in conflict.text] == []
    again = second.post(
        _address(item), {"seen_version": "2", "status": "planned", "notes": "Both notes"}
    )
    item.refresh_from_db()
    assert (again.status_code, item.notes) == (302, "Both notes")


def test_a_conflict_holds_the_item_as_it_is_now(item: PlannedAction) -> None:
    by, at = item.plan.made_by, PLANNED_AT
    change_item(item, ItemWords(notes="First"), seen_version=1, by=by, at=at)

    with pytest.raises(ConflictError) as conflict:
        change_item(item, ItemWords(notes="Second"), seen_version=1, by=by, at=at)

    assert conflict.value.current.notes == "First"


def test_a_dropped_item_does_not_come_back_beside_another_of_its_action(
    item: PlannedAction,
) -> None:
    PlannedAction.objects.filter(pk=item.pk).update(status="dropped")
    PlannedActionFactory(plan=item.plan, action=item.action)

    answer = _save(item, client_of(item.plan.council), status="doing")

    assert answer.status_code == 409
    assert "This action is in the plan again, as another item." in answer.text


def test_a_viewer_reads_all_and_saves_nothing(item: PlannedAction) -> None:
    PlannedAction.objects.filter(pk=item.pk).update(notes="Ask again", owner_name="A. Nother")
    viewer = client_of(item.plan.council, Membership.Role.VIEWER)

    page, answer = viewer.get(_address(item)).text, _save(item, viewer, notes="Mine")

    item.refresh_from_db()
    assert ("Ask again" in page, "A. Nother" in page) == (True, True)
    assert (answer.status_code, item.notes) == (403, "Ask again")


def test_who_was_removed_a_second_ago_meets_what_does_not_exist(item: PlannedAction) -> None:
    client = client_of(item.plan.council)
    assert client.get(_address(item)).status_code == 200
    Membership.objects.update(to_on=date(2026, 2, 1))

    answers = [client.get(_address(item)), _save(item, client, notes="Mine")]

    nothing = client.get("/councils/there-is-none/").content
    assert [(one.status_code, one.content == nothing) for one in answers] == [(404, True)] * 2


def test_an_item_under_another_plan_or_council_does_not_exist(item: PlannedAction) -> None:
    other = PlannedActionFactory(plan__council=item.plan.council)
    client = client_of(item.plan.council)
    addresses = (
        f"{other.plan.get_absolute_url()}{item.uid}/",
        f"/councils/{CouncilFactory().slug}/plans/{item.plan.uid}/{item.uid}/",
    )

    assert [client.get(one).status_code for one in addresses] == [404, 404]


def test_a_done_item_leads_to_saying_what_came_of_it(item: PlannedAction) -> None:
    client = client_of(item.plan.council)
    link = f"/actions/{item.action.slug}/used/?council={item.plan.council.slug}"
    before = link in client.get(_address(item)).text

    _save(item, client, status="done")

    assert (before, link in client.get(_address(item)).text) == (False, True)
