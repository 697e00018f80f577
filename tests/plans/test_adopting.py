"""Actions in a plan: taken over as worded that day, kept, brought up to date or replaced."""

import hashlib

import pytest
import rfc8785

from community.models import Membership
from library.models import Action, Edition, Transition
from model_releases.models import Dimension
from plans.models import Plan, PlanEvent, PlannedAction
from plans.operations.adopting import AdoptionRefusedError, Choice, adopt, adopt_all
from plans.operations.replacing import bring_up_to_date, keep_as_adopted, replace_by_successor
from tests.factories.assessments import dimension_of
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PLANNED_AT, PlanFactory, PlannedActionFactory
from tests.plans.people import client_of, somebody_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return PlanFactory(release=make_release())


@pytest.fixture
def data(plan: Plan) -> Dimension:
    return dimension_of(plan.release, "data")


def _take(plan: Plan, action: Action, data: Dimension, why: str = "") -> PlannedAction:
    choice = Choice(action, data.pk, 1, 2, why)
    return adopt(plan, choice, by=plan.made_by, at=PLANNED_AT)


def _rewrite(item: PlannedAction, title: str) -> Edition:
    """A newer listed text of an item's action."""
    old = item.action
    edition = Edition.objects.create(
        action=old,
        number=old.editions.count() + 1,
        kind="editorial",
        title=title,
        summary="Otherwise.",
        written_by=old.author,
        written_at=PLANNED_AT,
    )
    Transition.objects.create(
        edition=edition, dimension_id=item.dimension_id, from_level=1, to_level=2
    )
    Action.objects.filter(pk=old.pk).update(current_edition=edition)
    return edition


def _retire(item: PlannedAction, successor: Action | None = None) -> None:
    Action.objects.filter(pk=item.action_id).update(state="retired", successor=successor)


def test_a_plan_keeps_the_text_of_the_day_and_its_hash(plan: Plan, data: Dimension) -> None:
    action = ActionFactory(listed=True, transitions=[(data, 1, 2)], title="Roof", steps=["Climb"])

    item = _take(plan, action, data, why="Moves Data from 1 to 2.")

    item.refresh_from_db()
    said = (item.as_adopted["title"], item.as_adopted["steps"], item.as_adopted["edition"])
    assert said == ("Roof", ["Climb"], 1)
    assert item.as_adopted["transitions"] == [
        {
            "dimension": str(data.uid),
            "from_level": 1,
            "to_level": 2,
            "strength": "strong",
            "reason": "",
        }
    ]
    digest = hashlib.sha256(rfc8785.dumps(item.as_adopted)).hexdigest()
    assert (item.as_adopted_sha256, item.why) == (digest, "Moves Data from 1 to 2.")


def test_what_a_plan_keeps_names_nobody(plan: Plan, data: Dimension) -> None:
    named = {"owner": "Ann Person", "last_reviewed_by": "Ben Person"}
    action = ActionFactory(listed=True, transitions=[(data, 1, 2)], **named)

    assert "Person" not in str(_take(plan, action, data).as_adopted)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("retired", "“Roof” is retired, so no plan takes it up any more. Look at “Loft” instead."),
        ("merged", "“Roof” is merged, so no plan takes it up any more. Look at “Loft” instead."),
        ("submitted", "That action is not in the library."),
        ("declined", "That action is not in the library."),
    ],
)
def test_what_is_not_listed_is_refused_with_a_sentence(
    plan: Plan, data: Dimension, state: str, sentence: str
) -> None:
    successor = ActionFactory(listed=True, title="Loft")
    action = ActionFactory(
        **{state: True}, title="Roof", transitions=[(data, 1, 2)], successor=successor
    )

    with pytest.raises(AdoptionRefusedError) as refusal:
        _take(plan, action, data)

    assert (str(refusal.value), plan.items.count()) == (sentence, 0)


def test_a_step_that_the_action_does_not_serve_is_refused(plan: Plan, data: Dimension) -> None:
    action = ActionFactory(listed=True, title="Roof", transitions=[(data, 1, 3), (None, 1, 2)])

    with pytest.raises(AdoptionRefusedError, match="does not serve that step"):
        _take(plan, action, data)


def test_an_action_is_in_a_plan_once(plan: Plan, data: Dimension) -> None:
    action = ActionFactory(listed=True, transitions=[(data, 1, 2)])
    item = _take(plan, action, data)

    with pytest.raises(AdoptionRefusedError, match="is in this plan already"):
        _take(plan, action, data)
    PlannedAction.objects.filter(pk=item.pk).update(status="dropped")
    _take(plan, action, data)

    assert plan.items.count() == 2


def test_several_are_put_into_a_plan_all_or_none(plan: Plan, data: Dimension) -> None:
    good = ActionFactory(listed=True, transitions=[(data, 1, 2)])
    choices = [Choice(one, data.pk, 1, 2) for one in (good, ActionFactory(retired=True))]

    with pytest.raises(AdoptionRefusedError):
        adopt_all(plan, choices, by=plan.made_by, at=PLANNED_AT)

    assert (plan.items.count(), plan.events.count()) == (0, 0)


def test_bringing_up_to_date_keeps_both_texts_and_the_councils_words(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan, notes="Ours", status="doing", cost_pounds=7)
    _rewrite(item, "Roof, second thoughts")

    now = bring_up_to_date(item, by=plan.made_by, at=PLANNED_AT)

    assert (now.title, now.notes, now.status, now.cost_pounds, now.position) == (
        *("Roof, second thoughts", "Ours", "doing", 7),
        item.position,
    )
    assert (now.replaces, PlannedAction.objects.current().get()) == (item, now)


def test_without_a_newer_text_there_is_nothing_to_bring(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan)

    with pytest.raises(AdoptionRefusedError, match="newest text"):
        bring_up_to_date(item, by=plan.made_by, at=PLANNED_AT)


def test_an_item_is_replaced_once(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan)
    _rewrite(item, "Second")
    bring_up_to_date(item, by=plan.made_by, at=PLANNED_AT)

    with pytest.raises(AdoptionRefusedError, match="already"):
        bring_up_to_date(item, by=plan.made_by, at=PLANNED_AT)

    assert plan.items.count() == 2


def test_a_retired_actions_successor_takes_its_place(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan, owner_name="A. Nother")
    _retire(item, ActionFactory(listed=True, title="Loft"))

    now = replace_by_successor(item, by=plan.made_by, at=PLANNED_AT)

    assert (now.title, now.owner_name, now.replaces) == ("Loft", "A. Nother", item)


def test_the_page_says_what_changed_until_the_council_decides(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan)
    client, address = client_of(plan.council), f"{plan.get_absolute_url()}{item.uid}/"
    _rewrite(item, "Second")

    before = client.get(address).text
    client.post(f"{address}keep/")
    kept = client.get(address).text
    item.refresh_from_db()
    _rewrite(item, "Third")
    after = client.get(address).text

    told = "Library text has changed." in before, "Library text has changed." in kept
    assert (*told, "Library text has changed." in after) == (True, False, True)


def test_a_review_of_the_same_words_is_no_newer_text(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan)
    edition = _rewrite(item, "Second")
    address = f"{plan.get_absolute_url()}{item.uid}/"
    Edition.objects.filter(pk=edition.pk).update(kind="review")

    page = client_of(plan.council).get(address).text

    assert "Library text has changed." not in page


def test_a_retired_action_stays_in_the_plan_with_its_successor_named(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan)
    _retire(item, ActionFactory(listed=True, title="Loft"))

    page = client_of(plan.council).get(f"{plan.get_absolute_url()}{item.uid}/").text

    told = ("The library has retired this action.", "Loft", "Put the successor into the plan")
    assert [words for words in told if words not in page] == []


@pytest.mark.parametrize("button", ["update", "replace"])
def test_the_buttons_of_an_item_answer_with_a_sentence_when_there_is_nothing_to_do(
    plan: Plan, button: str
) -> None:
    item = PlannedActionFactory(plan=plan)
    address = f"{plan.get_absolute_url()}{item.uid}/"

    answer = client_of(plan.council).post(f"{address}{button}/")

    assert (answer.status_code, "app-notice--attention" in answer.text) == (409, True)
    assert plan.items.get() == item


@pytest.mark.parametrize("button", ["keep", "confirm"])
def test_what_is_done_already_may_be_pressed_again(plan: Plan, button: str) -> None:
    address = f"{plan.get_absolute_url()}{PlannedActionFactory(plan=plan).uid}/"

    answer = client_of(plan.council).post(f"{address}{button}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, address)


def test_a_plan_at_an_older_release_takes_no_step_that_it_has_not(plan: Plan) -> None:
    newer = make_release("1.1", ["data", "design"])
    design = dimension_of(newer, "design")
    action = ActionFactory(listed=True, transitions=[(design, 1, 2)])

    with pytest.raises(AdoptionRefusedError, match="carry the plan to the newest release first"):
        _take(plan, action, design)


def test_a_viewer_presses_no_button(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan)
    viewer = client_of(plan.council, Membership.Role.VIEWER)

    assert viewer.post(f"{plan.get_absolute_url()}{item.uid}/update/").status_code == 403


def test_a_replaced_item_leads_to_the_one_in_its_place(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan)
    _rewrite(item, "Second")
    now = bring_up_to_date(item, by=somebody_of(plan.council), at=PLANNED_AT)
    client = client_of(plan.council)

    page = client.get(f"{plan.get_absolute_url()}{item.uid}/").text
    sent = client.post(f"{plan.get_absolute_url()}{item.uid}/", {"seen_version": 1})

    assert (str(now.uid) in page, ">Save<" in page, sent.status_code) == (True, False, 422)


def test_keeping_is_noted_once(plan: Plan) -> None:
    item = PlannedActionFactory(plan=plan)
    _rewrite(item, "Second")

    for _ in range(2):
        keep_as_adopted(item, by=plan.made_by, at=PLANNED_AT)

    assert PlanEvent.objects.filter(what="kept").count() == 1
