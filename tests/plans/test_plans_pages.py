"""Plans as pages: private until a lead publishes them, then without notes and names."""

import copy
import uuid
from datetime import date

import pytest
from django.test import Client

from community.models import Council, Membership
from plans.exports.formats import FORMATS
from plans.models import Plan, PlannedAction
from tests.counting import queries_for
from tests.factories.assessments import AssessmentFactory, dimension_of, judged
from tests.factories.community import CouncilFactory
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PlanFactory, PlannedActionFactory, TargetFactory
from tests.plans.people import client_of

pytestmark = pytest.mark.django_db
CANARY = "canary-note-7Q"
NAME = "Owner Canary"
LEAD = Membership.Role.LEAD


@pytest.fixture
def plan(db: None) -> Plan:
    plan: Plan = PlanFactory(title="Digital action plan")
    action = ActionFactory(listed=True, title="Roof")
    PlannedActionFactory(plan=plan, action=action, notes=CANARY, owner_name=NAME, why=CANARY)
    return plan


def _addresses(plan: Plan) -> list[str]:
    page, item = plan.get_absolute_url(), PlannedAction.objects.get(plan=plan)
    return [page, f"{page}{item.uid}/", *(f"{page[:-1]}.{ending}" for ending in FORMATS)]


def _plans(council: Council) -> str:
    return f"/councils/{council.slug}/plans/"


def test_an_editor_begins_a_plan_which_follows_from_the_newest_assessment(db: None) -> None:
    council, release = CouncilFactory(), make_release()
    assessment = judged(AssessmentFactory(council=council, release=release), data=1)

    sent = {"title": " Plan  for 2027 ", "starts_on": "2027-01-01"}
    answer = client_of(council).post(f"{_plans(council)}new/", sent)

    plan = Plan.objects.get()
    assert answer.headers["Location"] == plan.get_absolute_url()
    said = (plan.title, plan.release, plan.assessment, plan.starts_on, plan.published_at)
    assert said == ("Plan for 2027", release, assessment, date(2027, 1, 1), None)


def test_a_plan_without_a_name_is_told_and_kept(db: None) -> None:
    council = CouncilFactory()
    make_release()

    answer = client_of(council).post(f"{_plans(council)}new/", {"starts_on": "2027-01-01"})

    told = ("Enter name of the plan" in answer.text, 'value="2027-01-01"' in answer.text)
    assert (answer.status_code, told, Plan.objects.count()) == (422, (True, True), 0)


def test_a_site_without_a_model_says_so(db: None) -> None:
    council = CouncilFactory()
    client = client_of(council)

    pages = [client.get(f"{_plans(council)}{page}/") for page in ("new", "targets", "suggestions")]

    assert [page.status_code for page in pages] == [503, 503, 503]


def test_a_private_plan_does_not_exist_for_others(client: Client, plan: Plan) -> None:
    stranger = client_of(CouncilFactory(), LEAD)
    addresses = [*_addresses(plan), _plans(plan.council)]

    nothing = client.get("/there-is-no-such-page/").content
    met = {
        (answer.status_code, answer.content == nothing)
        for each in (client, stranger)
        for address in addresses
        for answer in [each.get(address)]
    }

    assert met == {(404, True)}


def test_its_people_see_all_of_it(plan: Plan) -> None:
    viewer = client_of(plan.council, Membership.Role.VIEWER)

    page, item = (viewer.get(address).text for address in _addresses(plan)[:2])

    assert ("Private to" in page, NAME in page, CANARY in item) == (True, True, True)


def test_what_is_published_has_neither_notes_nor_names(client: Client, plan: Plan) -> None:
    published = client_of(plan.council, LEAD).post(f"{plan.get_absolute_url()}publish/")

    pages = [client.get(address) for address in [*_addresses(plan), _plans(plan.council)]]

    assert (published.status_code, {page.status_code for page in pages}) == (302, {200})
    shown = "".join(page.text for page in pages if page.headers["Content-Type"][:4] == "text")
    assert ("Roof" in shown, CANARY in shown, NAME in shown) == (True, False, False)
    assert "History" not in shown


def test_a_lead_takes_a_plan_back(client: Client, plan: Plan) -> None:
    lead, address = client_of(plan.council, LEAD), plan.get_absolute_url()
    lead.post(f"{address}publish/")
    lead.post(f"{address}publish/")

    lead.post(f"{address}withdraw/")

    told = list(plan.events.order_by("pk").values_list("what", flat=True))
    assert (client.get(address).status_code, told) == (404, ["published", "withdrawn"])


@pytest.mark.parametrize(
    ("role", "button"),
    [("editor", "publish"), ("viewer", "publish"), ("editor", "withdraw"), ("viewer", "withdraw")],
)
def test_only_leads_publish(plan: Plan, role: str, button: str) -> None:
    client = client_of(plan.council, Membership.Role(role))

    assert client.post(f"{plan.get_absolute_url()}{button}/").status_code == 403


def test_a_published_plan_is_still_changed_by_its_own_people_only(plan: Plan) -> None:
    client_of(plan.council, LEAD).post(f"{plan.get_absolute_url()}publish/")
    stranger = client_of(CouncilFactory(), LEAD)

    for page in ("publish/", "withdraw/", "carry/", f"{plan.items.get().uid}/"):
        assert stranger.post(f"{plan.get_absolute_url()}{page}").status_code == 404


def test_totals_and_lateness_are_said(plan: Plan) -> None:
    PlannedActionFactory(plan=plan, status="doing", due_on=date(2026, 1, 2), cost_pounds=4500)
    PlannedActionFactory(plan=plan, status="done", cost_pounds=1000)
    PlannedActionFactory(plan=plan, status="dropped", cost_pounds=9)

    page = client_of(plan.council).get(plan.get_absolute_url()).text

    assert "3 actions, 1 done. 1 is late. Costs stated come to £5,500." in page


def test_gaps_with_no_action_are_named(plan: Plan) -> None:
    judged(AssessmentFactory(council=plan.council, release=plan.release), data=1)
    TargetFactory(council=plan.council, release=plan.release, level=3)
    ActionFactory(listed=True, transitions=[(dimension_of(plan.release, "data"), 2, 3)])

    page = client_of(plan.council).get(plan.get_absolute_url()).text

    assert ("for Data, 2 to 3" in page, "for Data, 1 to 2" in page) == (True, False)
    assert "1 action in the library" in page


def test_a_plan_costs_the_same_with_one_item_and_with_three(client: Client, plan: Plan) -> None:
    own, address = client_of(plan.council, LEAD), plan.get_absolute_url()
    own.post(f"{address}publish/")
    with_one = [queries_for(each, address) for each in (own, client)]

    for _ in range(2):
        PlannedActionFactory(plan=plan)

    assert [queries_for(each, address) for each in (own, client)] == with_one


def test_the_list_costs_the_same_with_one_plan_and_with_three(plan: Plan) -> None:
    client, address = client_of(plan.council), _plans(plan.council)
    with_one = queries_for(client, address)

    for _ in range(2):
        PlannedActionFactory(plan=PlanFactory(council=plan.council))

    assert queries_for(client, address) == with_one


def test_the_first_page_of_two_thousand_items_costs_what_a_short_one_does(plan: Plan) -> None:
    client, address = client_of(plan.council), plan.get_absolute_url()
    plan.items.update(position=5_000)
    with_one, one = queries_for(client, address), plan.items.get()
    actions = [ActionFactory(listed=True) for _ in range(20)]
    many = [copy.copy(one) for _ in range(2_000)]
    for number, item in enumerate(many):
        item.pk, item.uid, item.position = None, uuid.uuid4(), number
        item.action, item.status = actions[number % 20], "done" if number < 20 else "dropped"
    PlannedAction.objects.bulk_create(many)

    queries, page = queries_for(client, address), client.get(address).text

    assert (queries, page.count("app-card")) == (with_one, 20)
