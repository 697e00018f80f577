"""Private texts of councils: targets, plans, and what a published plan keeps to itself."""

from plans.exports.formats import FORMATS
from plans.models import Plan
from tests.architecture.canaries.planting import Canary, Plant
from tests.factories.community import MembershipFactory
from tests.factories.plans import PlanFactory, PlannedActionFactory, TargetFactory


def _canary(plan: Plan, item: str = "") -> Canary:
    """Read by an editor, on the plan or on one of its items; its other faces lie near."""
    council = plan.council
    editor = MembershipFactory(council=council, role="editor").member
    of_council = f"/councils/{council.slug}/"
    own = f"{of_council}plans/{plan.uid}"
    files = (f"{own}.{ending}" for ending in FORMATS)
    return Canary(editor, f"{own}/{item}", (of_council, f"{of_council}plans/", f"{own}/", *files))


def _plan(word: str) -> Canary:
    return _canary(PlanFactory(title=word))


def _item(word: str) -> Canary:
    item = PlannedActionFactory(notes=word, why=word, proof=f"https://example.org/{word}")
    return _canary(item.plan, f"{item.uid}/")


def _notes_of_a_published_plan(word: str) -> Canary:
    plan = PlanFactory(published=True)
    item = PlannedActionFactory(plan=plan, notes=word, owner_name=word)
    return _canary(plan, f"{item.uid}/")


def _target(word: str) -> Canary:
    council = TargetFactory(why=word).council
    editor = MembershipFactory(council=council, role="editor").member
    of_council = f"/councils/{council.slug}/"
    return Canary(editor, f"{of_council}plans/targets/", (of_council, f"{of_council}plans/"))


PLANTS: dict[str, Plant] = {
    "a plan": _plan,
    "what is planned": _item,
    "the notes of a published plan": _notes_of_a_published_plan,
    "why a council wants a level": _target,
}
