"""Members and councils do their work with the keys alone; every stop is seen."""

from typing import TYPE_CHECKING

import pytest

from assessments.models import Assessment, Judgement
from community.models import JoinRequest, Member, Membership
from feedback.models import Proposal, ProposalComment, ProposalVote
from library.models import Action
from plans.models import PlannedAction, Target
from tests.factories.assessments import AssessmentFactory, judged
from tests.factories.community import MembershipFactory
from tests.factories.feedback import in_state
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.journeys.steps import enter, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("_a_model")


@pytest.fixture
def _a_model(transactional_db: None) -> None:
    make_release("1.0", dimensions=["soil"])


@pytest.fixture
def lead(_a_model: None) -> Member:
    """Somebody who may do everything for a council."""
    return MembershipFactory(role=Membership.Role.LEAD, council__slug="ash").member


def _type_into(page: "Page", field: str, words: str) -> None:
    tab_to(page, field, at_most=80)
    page.keyboard.type(words)


def _press(page: "Page", button: str) -> None:
    tab_to(page, button, at_most=80)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_visitor_asks_to_join(scripted_page: "Page") -> None:
    page = scripted_page
    page.goto("/join/")

    _type_into(page, "#id_name", "Ann Price")
    _type_into(page, "#id_email", "ann@example.org")
    _type_into(page, "#id_council_name", "Ash Town Council")
    _press(page, "main button[type=submit]")
    page.wait_for_url("**/join/asked/")

    assert JoinRequest.objects.get().email == "ann@example.org"


def test_a_member_supports_and_discusses_a_proposal(scripted_page: "Page", lead: Member) -> None:
    page, proposal = scripted_page, in_state("in_discussion")
    enter(page, lead)
    page.goto(proposal.get_absolute_url())

    _type_into(page, "#id_text", "We read it the same way.")
    _press(page, "form:has(#id_text) button[type=submit]")
    page.get_by_text("We read it the same way.").first.wait_for()
    page.goto(proposal.get_absolute_url())
    tab_to(page, "button[name=vote]", at_most=80)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Take your vote back").wait_for()

    assert ProposalComment.objects.get().author == lead
    assert ProposalVote.objects.get().member == lead


def test_a_member_proposes_a_change_from_the_passage(scripted_page: "Page", lead: Member) -> None:
    page = scripted_page
    enter(page, lead)
    page.goto("/model/1.0/soil/")

    _press(page, "main a[href*='passage=']")
    page.wait_for_url("**/proposals/new/**")
    tab_to(page, "input[name=kind]")
    page.keyboard.press("Space")
    _type_into(page, "#id_title", "Which soil?")
    _type_into(page, "#id_reason", "Nobody can tell which soil is meant.")
    _press(page, "main form button[type=submit]")
    page.wait_for_url("**/check/**")
    _press(page, "main form button[type=submit]")
    page.wait_for_url("**/proposals/1/")

    assert (Proposal.objects.get().number, Proposal.objects.get().title) == (1, "Which soil?")


def test_an_editor_judges_and_a_lead_signs_off(scripted_page: "Page", lead: Member) -> None:
    page = scripted_page
    council = Membership.objects.get(member=lead).council
    assessment: Assessment = AssessmentFactory(council=council)
    enter(page, lead)
    page.goto(f"{assessment.get_absolute_url()}dimensions/soil/")

    tab_to(page, "input[name=level]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    _type_into(page, "textarea[name=reasons]", "We dig.")
    _press(page, "main form button[type=submit]")
    page.get_by_text("Saved").first.wait_for()
    page.goto(f"{assessment.get_absolute_url()}sign-off/")
    _press(page, "main form button[type=submit]")
    page.wait_for_url(f"**{assessment.get_absolute_url()}")

    assert (Judgement.objects.get().level, Judgement.objects.get().reasons) == (2, "We dig.")
    assert Assessment.objects.get().signed_off_by == lead


def test_a_council_sets_a_target_and_plans_for_it(scripted_page: "Page", lead: Member) -> None:
    page = scripted_page
    council = Membership.objects.get(member=lead).council
    assessment = judged(AssessmentFactory(council=council), soil=1)
    soil = assessment.release.dimensions.get().dimension
    action: Action = ActionFactory(listed=True, title="Dig", transitions=[(soil, 1, 2)])
    enter(page, lead)
    page.goto("/councils/ash/plans/targets/")

    tab_to(page, "select[name$=-level]")
    page.keyboard.press("2")
    _press(page, "main form button")
    page.goto("/councils/ash/plans/suggestions/")
    tab_to(page, "input[name=chosen]")
    page.keyboard.press("Space")
    _type_into(page, "#id_title", "Our plan")
    _press(page, "main form button")
    page.wait_for_url("**/councils/ash/plans/*-*/")

    assert Target.objects.get().level == 2
    item = PlannedAction.objects.get()
    assert (item.action, item.plan.title) == (action, "Our plan")
