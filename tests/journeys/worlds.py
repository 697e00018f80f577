"""A small site on which every public page has something to show."""

from tests.factories.assessments import AssessmentFactory, judged, signed_off
from tests.factories.community import CouncilFactory
from tests.factories.feedback import decided, in_state, make_proposal
from tests.factories.library import ActionFactory, ActionVoteFactory, UseReportFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PlanFactory, PlannedActionFactory


def make_public_world() -> dict[str, str]:
    """One round of the loop; gives the addresses of what it left behind, by name."""
    make_release("1.0", ("data", "design"))
    decided(make_proposal(title="Say who owns it"))
    called = in_state("last_call", title="Say how soon")
    make_release("1.1", ("data", "design"), texts={("data", 1): "Nobody owns it."})
    ash = CouncilFactory(name="Ash", slug="ash")
    assessment = judged(AssessmentFactory(council=ash, title="Spring"), data=2, design=1)
    signed_off(assessment, is_shown=True)
    action = ActionFactory(listed=True, slug="write-it-down", title="Write it down")
    ActionVoteFactory.create_batch(2, on=action)
    plan = PlanFactory(council=ash, title="This year", published=True)
    PlannedActionFactory(plan=plan, action=action)
    UseReportFactory(action=action, council=ash)
    return {
        "home": "/",
        "how it works": "/how-it-works/",
        "what’s new": "/whats-new/",
        "model": "/model/",
        "dimension": "/model/1.1/data/",
        "search": "/actions/",
        "action": "/actions/write-it-down/",
        "proposal": called.get_absolute_url(),
        "result": assessment.get_absolute_url(),
        "plan": plan.get_absolute_url(),
    }
