"""An action found in the library goes into a plan of one's council, for one step of the model."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Council, Membership
from library.models import Action
from model_releases.models import Release
from plans.models import Plan, PlannedAction
from tests.factories.assessments import dimension_of
from tests.factories.community import CouncilFactory
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PlanFactory, PlannedActionFactory
from tests.plans.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(db: None) -> Release:
    return make_release("1.0", ["data", "design"])


@pytest.fixture
def action(release: Release) -> Action:
    """Takes Data from 1 to 2, and Design from 0 to 2."""
    data, design = (dimension_of(release, code) for code in ("data", "design"))
    steps = [(data, 1, 2), (design, 0, 2)]
    found: Action = ActionFactory(listed=True, title="Ring each owner", transitions=steps)
    return found


@pytest.fixture
def council(db: None) -> Council:
    return CouncilFactory()


def _address(council: Council, action: Action) -> str:
    return f"/councils/{council.slug}/plans/add/{action.slug}/"


def _steps(action: Action) -> list[str]:
    """What the radio button of each of its steps sends."""
    edition = action.editions.get()
    return [
        str(one) for one in edition.transitions.order_by("position").values_list("pk", flat=True)
    ]


def _page(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_its_page_leads_editors_to_a_plan_of_their_council(
    council: Council, action: Action
) -> None:
    address = f"/actions/{action.slug}/"
    viewer = client_of(council, Membership.Role.VIEWER)

    pages = [_page(one, address) for one in (client_of(council), viewer, Client())]

    links = [
        [link.text for link in page.select(f'a[href^="/councils/{council.slug}/"]')]
        for page in pages
    ]
    assert links == [[f"Add to a plan of {council.name}"], [], []]


def test_each_step_that_it_serves_is_offered_in_words(council: Council, action: Action) -> None:
    page = _page(client_of(council), _address(council, action))

    assert [label.text.strip() for label in page.select(".govuk-radios__label")] == [
        "Data, from 1 Stage 1 to 2 Stage 2",
        "Design, from below 1 to 2 Stage 2",
    ]


def test_it_goes_into_a_plan_that_is_there(council: Council, action: Action) -> None:
    plan = PlanFactory(council=council)
    sent = {"step": _steps(action)[1], "plan": str(plan.uid)}

    answer = client_of(council).post(_address(council, action), sent)

    item = PlannedAction.objects.get()
    assert answer.headers["Location"] == plan.get_absolute_url()
    assert (item.plan, item.action, item.title) == (plan, action, "Ring each owner")
    assert (item.dimension, item.from_level, item.to_level) == (
        dimension_of(plan.release, "design"),
        0,
        2,
    )


def test_it_begins_a_new_plan(council: Council, action: Action, release: Release) -> None:
    sent = {"step": _steps(action)[0], "plan": "new", "title": "Plan for 2027"}

    client_of(council).post(_address(council, action), sent)

    item = PlannedAction.objects.get()
    assert (item.plan.title, item.plan.release, item.plan.council) == (
        "Plan for 2027",
        release,
        council,
    )


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"plan": "new", "title": " "}, ["Enter a name for the new plan"]),
        ({"plan": "another"}, ["Choose the plan from what is offered"]),
    ],
    ids=["a nameless plan", "somebody else's plan"],
)
def test_a_wrong_answer_is_told_and_changes_nothing(
    council: Council, action: Action, sent: dict[str, str], errors: list[str]
) -> None:
    answer = client_of(council).post(_address(council, action), {"step": _steps(action)[0], **sent})

    page = BeautifulSoup(answer.content, "html.parser")
    assert (answer.status_code, Plan.objects.count()) == (422, 0)
    assert page.select("title")[0].text.startswith("Error: ")
    assert [one.text for one in page.select(".govuk-error-summary__list a")] == errors


def test_what_the_plan_has_already_is_not_added_twice(council: Council, action: Action) -> None:
    plan = PlanFactory(council=council)
    PlannedActionFactory(plan=plan, action=action)

    sent = {"step": _steps(action)[0], "plan": str(plan.uid)}
    answer = client_of(council).post(_address(council, action), sent)

    assert (answer.status_code, plan.items.count()) == (409, 1)
    assert "“Ring each owner” is in this plan already." in answer.text


def test_a_retired_action_is_refused_with_a_sentence(council: Council, action: Action) -> None:
    steps = _steps(action)
    Action.objects.filter(pk=action.pk).update(state=Action.State.RETIRED)

    sent = {"step": steps[0], "plan": "new", "title": "Plan"}
    answer = client_of(council).post(_address(council, action), sent)

    assert (answer.status_code, Plan.objects.count()) == (409, 0)
    assert "“Ring each owner” is retired, so no plan takes it up any more." in answer.text


def test_an_action_without_a_step_says_so(council: Council, release: Release) -> None:
    page = _page(client_of(council), _address(council, ActionFactory(listed=True)))

    assert [one.text for one in page.select("h2.govuk-heading-m")] == [
        "This action serves no step of the model"
    ]
