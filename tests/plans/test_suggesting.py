"""Suggestions: exactly the actions that serve a step of a gap, in order, each with its reasons."""

from typing import Any

import pytest

from community.models import Council
from library.models import Action
from library.operations.importing import own_model
from model_releases.models import Dimension, Release
from plans.models import Plan, PlannedAction, Target
from plans.operations.gaps import gaps_of
from plans.operations.standing import levels_now
from plans.operations.suggesting import Offer, suggest
from tests.counting import queries_for
from tests.factories.assessments import SIGNED_AT, AssessmentFactory, dimension_of, judged
from tests.factories.community import CouncilFactory
from tests.factories.library import ActionFactory, ActionVoteFactory, UseReportFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PlanFactory, PlannedActionFactory, TargetFactory
from tests.plans.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def release() -> Release:
    return make_release("1.0", ["data", "design"], levels=5)


@pytest.fixture
def council(release: Release) -> Council:
    """A council at 2 in Data, which wants 3."""
    council: Council = CouncilFactory()
    judged(AssessmentFactory(council=council, release=release), data=2)
    TargetFactory(council=council, release=release, level=3)
    return council


@pytest.fixture
def data(release: Release) -> Dimension:
    return dimension_of(release, "data")


def _serving(data: Dimension | None, **about: Any) -> Action:
    from_level, to_level = about.pop("step", (2, 3))
    state = about.pop("state", "listed")
    return ActionFactory(
        **{state: True}, model=own_model(), transitions=[(data, from_level, to_level)], **about
    )


def _signed(council: Council, release: Release, *, year: int = 2026, **levels: int) -> None:
    """An assessment with these levels, signed off in a year."""
    made = judged(AssessmentFactory(council=council, release=release), **levels)
    made.signed_off_at, made.signed_off_by = SIGNED_AT.replace(year=year), made.started_by
    made.save(update_fields=["signed_off_at", "signed_off_by"])


def _offers(council: Council, release: Release) -> list[Offer]:
    return suggest(council, gaps_of(council, release))


def _titles(council: Council, release: Release) -> list[str]:
    (offer,) = _offers(council, release)
    return [one.action.title for one in offer.suggestions]


def test_only_listed_actions_with_exactly_that_step_are_suggested(
    council: Council, release: Release, data: Dimension
) -> None:
    _serving(data, title="This one")
    _serving(data, title="A longer step", step=(2, 4))
    _serving(data, title="Another step", step=(1, 2))
    _serving(None, title="Any dimension")
    _serving(dimension_of(release, "design"), title="Another dimension")
    for state in ("retired", "submitted", "declined", "merged"):
        _serving(data, title=state, state=state)

    assert _titles(council, release) == ["This one"]


def test_each_step_of_a_wide_gap_has_its_own_offer(council: Council, release: Release) -> None:
    design = dimension_of(release, "design")
    TargetFactory(council=council, release=release, dimension=design, level=3)
    _signed(council, release, data=1, design=1)

    steps = [(one.gap.dimension.code, *one.gap.key[1:]) for one in _offers(council, release)]

    assert steps == [("data", 1, 2), ("data", 2, 3), ("design", 1, 2), ("design", 2, 3)]


def test_best_evidence_then_support_then_the_cheaper_comes_first(
    council: Council, release: Release, data: Dimension
) -> None:
    _serving(data, title="dear idea", cost="more")
    _serving(data, title="cheap idea", cost="under-5k")
    _serving(data, title="idea of unknown cost")
    liked, tried = _serving(data, title="liked idea"), _serving(data, title="tried")
    ActionVoteFactory(on=liked)
    UseReportFactory(action=tried)
    UseReportFactory(action=liked, outcome="did-not-work")

    assert _titles(council, release) == [
        *("tried", "liked idea", "cheap idea", "dear idea", "idea of unknown cost"),
    ]


def test_what_others_lean_on_comes_before_them(
    council: Council, release: Release, data: Dimension
) -> None:
    leaning = _serving(data, title="roof", prerequisites=["walls"], leans_on=["A good book"])
    _serving(data, title="garden")
    _serving(data, title="walls", key="walls", source_url="https://example.org/walls")
    ActionVoteFactory(on=leaning)

    assert _titles(council, release) == ["walls", "roof", "garden"]


def test_reasons_are_said_in_words(council: Council, release: Release, data: Dimension) -> None:
    planned = _serving(data, title="Walls", step=(1, 2))
    PlannedActionFactory(plan=PlanFactory(council=council), action=planned)
    roof = _serving(data, title="Roof", cost="under-5k", leans_on=[planned.slug])
    for _ in range(2):
        UseReportFactory(action=roof)
    ActionVoteFactory(on=roof)

    ((suggestion,),) = (offer.suggestions for offer in _offers(council, release))

    assert suggestion.reasons == (
        "Moves Data from 2 to 3",
        "Tried by 2 councils",
        "Supported by 1 person",
        "Costs under £5,000",
        "Leans on “Walls”: already in your plan",
    )


def test_groundwork_elsewhere_and_other_kinds_of_council_are_said(
    council: Council, release: Release, data: Dimension
) -> None:
    ground = _serving(data, title="Walls", step=(1, 2))
    kinds = ["county", "london-borough"]
    _serving(data, prerequisites=[ground.slug], cost="none", council_kinds=kinds)

    ((suggestion,),) = (offer.suggestions for offer in _offers(council, release))

    assert suggestion.why == (
        "Moves Data from 2 to 3. An idea: no council has reported using it yet. "
        "Needs no new money. Written for other kinds of council: county, London borough. "
        "Leans on “Walls”: not in your plan yet."
    )


def test_where_a_council_is_the_newest_assessment_signed_off_says(
    council: Council, release: Release, data: Dimension
) -> None:
    _signed(council, release, data=4)
    _signed(council, release, year=2025, data=1)
    _signed(CouncilFactory(), release, data=5)

    assert levels_now(council, release) == {data.pk: 4}


def test_an_assessment_of_an_older_release_tells_of_what_has_not_changed(
    council: Council, release: Release, data: Dimension
) -> None:
    design = dimension_of(release, "design")
    _signed(council, release, data=2, design=3)

    newer = make_release("1.1", ["data", "design"], levels=5, texts={("data", 4): "Other words."})

    assert levels_now(council, newer) == {design.pk: 3}


def test_what_is_ticked_goes_into_a_new_plan_in_one_post(council: Council, data: Dimension) -> None:
    action = _serving(data, title="Roof")
    chosen = f"{action.uid}:{data.pk}:2:3"
    sent = {"chosen": [chosen], "plan": "new", "title": "Plan for 2027"}

    answer = client_of(council).post(f"/councils/{council.slug}/plans/suggestions/", sent)

    item = PlannedAction.objects.get()
    said = (item.plan.title, item.title, item.from_level, item.to_level, item.why[:22])
    assert answer.status_code == 302
    assert said == ("Plan for 2027", "Roof", 2, 3, "Moves Data from 2 to 3")
    assert item.plan.assessment == council.assessments.get()


def test_an_action_ticked_for_two_steps_is_planned_once(
    council: Council, release: Release, data: Dimension
) -> None:
    Target.objects.filter(council=council).update(level=4)
    action = ActionFactory(
        listed=True, model=own_model(), transitions=[(data, 2, 3), (data, 3, 4)], title="Roof"
    )
    ticked = [f"{action.uid}:{data.pk}:{step}" for step in ("2:3", "3:4")]
    client, sent = client_of(council), {"chosen": ticked, "plan": "new", "title": "Ours"}

    answer = client.post(f"/councils/{council.slug}/plans/suggestions/", sent, follow=True)

    steps = PlannedAction.objects.values_list("from_level", "to_level")
    assert (list(steps), "1 action added to the plan." in answer.text) == ([(2, 3)], True)


@pytest.mark.parametrize(
    ("sent", "status", "sentence"),
    [
        ({"plan": "new", "title": "Mine"}, 422, "Tick at least one action to add"),
        ({"plan": "new", "chosen": "{roof}"}, 422, "Enter a name for the new plan"),
        ({"plan": "elsewhere", "chosen": "{roof}"}, 422, "Choose the plan from what is offered"),
        ({"plan": "new", "title": "Mine", "chosen": "rubbish"}, 409, "is suggested no more"),
        ({"plan": "new", "title": "Mine", "chosen": "{walls}"}, 409, "is suggested no more"),
    ],
    ids=str,
)
def test_what_cannot_be_added_is_told_and_kept(
    council: Council, data: Dimension, sent: dict[str, str], status: int, sentence: str
) -> None:
    actions = {"roof": _serving(data), "walls": _serving(data, state="retired")}
    values = {name: f"{action.uid}:{data.pk}:2:3" for name, action in actions.items()}
    filled = {name: value.format(**values) for name, value in sent.items()}

    answer = client_of(council).post(f"/councils/{council.slug}/plans/suggestions/", filled)

    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert (PlannedAction.objects.count(), Plan.objects.count()) == (0, 0)


def test_the_page_costs_the_same_with_one_suggestion_and_with_three(
    council: Council, data: Dimension
) -> None:
    client, address = client_of(council), f"/councils/{council.slug}/plans/suggestions/"
    _serving(data)
    with_one = queries_for(client, address)

    for _ in range(2):
        UseReportFactory(action=_serving(data))

    assert queries_for(client, address) == with_one
