"""A plan carried to a newer release: what means the same moves, a person looks at the rest."""

import pytest

from community.models import Membership, Notice
from model_releases.models import Release
from model_releases.operations.wordings import unchanged_dimensions
from plans.models import Plan, PlanEvent, PlannedAction
from plans.operations.carrying import CarryRefusedError, carry_plan, confirm_item
from tests.counting import queries_for
from tests.factories.assessments import dimension_of
from tests.factories.model_releases import make_release
from tests.factories.plans import PLANNED_AT, PlanFactory, PlannedActionFactory
from tests.plans.people import client_of, somebody_of

pytestmark = pytest.mark.django_db
CODES = ("data", "design", "delivery")


@pytest.fixture
def plan(db: None) -> Plan:
    return PlanFactory(release=make_release("1.0", CODES))


def _planned(plan: Plan, code: str, **about: object) -> PlannedAction:
    dimension = dimension_of(plan.release, code)
    return PlannedActionFactory(plan=plan, dimension=dimension, **about)


def _newer(number: str = "1.1", codes: tuple[str, ...] = CODES, **words: str) -> Release:
    """A release in which level 1 of these dimensions reads otherwise."""
    return make_release(number, codes, texts={(code, 1): text for code, text in words.items()})


def _carry(plan: Plan, release: Release) -> None:
    carry_plan(plan, release=release, by=plan.made_by, at=PLANNED_AT)
    plan.refresh_from_db()


def test_same_and_editorial_move_and_the_rest_is_to_look_at(plan: Plan) -> None:
    same, changed, editorial = (_planned(plan, code) for code in CODES)
    newer = _newer(design="Other words.", delivery="Delivery, as it is at level 1!")

    _carry(plan, newer)

    moved = set(PlannedAction.objects.filter(release=newer))
    waiting = list(PlannedAction.objects.to_look_at())
    assert (plan.release, moved, waiting) == (newer, {same, editorial}, [changed])


def test_the_snapshot_stays_as_adopted(plan: Plan) -> None:
    item = _planned(plan, "data")
    adopted = (item.as_adopted, item.as_adopted_sha256, item.edition, item.version)

    _carry(plan, _newer())

    item.refresh_from_db()
    assert (item.as_adopted, item.as_adopted_sha256, item.edition, item.version) == adopted


def test_a_change_on_the_way_is_not_forgotten_by_a_later_release(plan: Plan) -> None:
    first = _newer("1.1", design="Other words.")
    last = _newer("1.2", design="Other words.")

    same = unchanged_dimensions(plan.release, last)

    codes = set(first.dimensions.filter(dimension__in=same).values_list("code", flat=True))
    assert codes == {"data", "delivery"}


def test_what_was_done_or_dropped_stays_where_it_was(plan: Plan) -> None:
    done = _planned(plan, "design", status="done")
    dropped = _planned(plan, "design", status="dropped")

    _carry(plan, _newer(design="Other words."))

    assert list(PlannedAction.objects.to_look_at()) == []
    assert {one.release.number for one in (done, dropped)} == {"1.0"}


def test_a_person_says_that_an_item_still_fits(plan: Plan) -> None:
    item = _planned(plan, "design")
    newer = _newer(design="Other words.")
    _carry(plan, newer)

    for _ in range(2):
        confirm_item(item, by=plan.made_by, at=PLANNED_AT)

    item.refresh_from_db()
    assert (item.release, PlanEvent.objects.filter(what="confirmed").count()) == (newer, 1)


def test_an_item_whose_dimension_is_gone_cannot_be_said_to_fit(plan: Plan) -> None:
    item = _planned(plan, "design")
    _carry(plan, _newer(codes=("data", "delivery")))

    with pytest.raises(CarryRefusedError, match="has this step of the model no more"):
        confirm_item(item, by=plan.made_by, at=PLANNED_AT)


def test_a_plan_is_carried_forwards_only_and_within_its_model(plan: Plan) -> None:
    foreign = make_release("9.0", CODES, own=False)

    for release in (plan.release, foreign):
        with pytest.raises(CarryRefusedError):
            carry_plan(plan, release=release, by=plan.made_by, at=PLANNED_AT)

    assert PlanEvent.objects.count() == 0


def test_a_new_release_is_told_to_those_who_write_for_the_council(plan: Plan) -> None:
    editor = somebody_of(plan.council)
    somebody_of(plan.council, Membership.Role.VIEWER)

    _newer()

    notices = Notice.objects.values_list("member", "sentence", "address")
    assert list(notices) == [
        (
            editor.pk,
            f"Release 1.1 of the model is out. “{plan.title}” can be carried to it: "
            "see what changes.",
            f"{plan.get_absolute_url()}carry/",
        )
    ]


def test_the_receipt_says_what_moved_and_what_is_left(plan: Plan) -> None:
    same, changed = _planned(plan, "data"), _planned(plan, "design")
    client, address = client_of(plan.council), f"{plan.get_absolute_url()}carry/"
    _newer(design="Other words.")
    before = client.get(address).text

    client.post(address)
    after = client.get(address).text
    client.post(f"{plan.get_absolute_url()}{changed.uid}/confirm/")

    assert ("Carry the plan to the new release" in before, "Receipt" in before) == (True, False)
    assert ("To look at, 1 left" in after, same.title in after) == (True, True)
    assert "To look at, 0 left" in client.get(address).text


def test_an_item_to_look_at_shows_both_texts(plan: Plan) -> None:
    item = _planned(plan, "design")
    newer = _newer(design="Other words.")
    _carry(plan, newer)

    page = client_of(plan.council).get(f"{plan.get_absolute_url()}{item.uid}/").text

    shown = ("Design as it is at level 1", "Other words", "It still fits")
    assert [words for words in shown if words not in page] == []


def test_carrying_twice_at_once_is_carrying_once(plan: Plan) -> None:
    newer = _newer()
    _carry(plan, newer)

    again = client_of(plan.council).post(f"{plan.get_absolute_url()}carry/")

    assert (again.status_code, PlanEvent.objects.filter(what="carried").count()) == (409, 1)
    assert "The plan is at release 1.1 already." in again.text


def test_a_viewer_sees_what_would_happen_and_carries_nothing(plan: Plan) -> None:
    _newer()
    viewer, address = client_of(plan.council, Membership.Role.VIEWER), "carry/"

    answers = [
        viewer.get(plan.get_absolute_url() + address).status_code,
        viewer.post(plan.get_absolute_url() + address).status_code,
    ]

    assert answers == [200, 403]


@pytest.mark.parametrize("is_carried", [False, True], ids=["before", "after"])
def test_the_page_costs_the_same_with_one_item_and_with_three(plan: Plan, is_carried: bool) -> None:
    costs = []
    newer = _newer(design="Other words.")
    for codes in (["design"], CODES):
        one = PlanFactory(release=plan.release)
        for code in codes:
            _planned(one, code)
        if is_carried:
            _carry(one, newer)
        costs.append(queries_for(client_of(one.council), f"{one.get_absolute_url()}carry/"))

    assert costs[0] == costs[1]
