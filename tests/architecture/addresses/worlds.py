"""The world that is walked: ten people, and one thing in each state."""

from dataclasses import dataclass

from assessments.operations.carrying import start_carry_over
from community.models import Council, Interest, Member, Membership
from community.models.members import Role
from community.operations.interests import declare_interest
from library.models import Action, Merge, Recheck
from library.operations.keeping import renew_calendar
from model_releases.models import Release, WorkingCopy
from search.building import rebuild, unwatched
from search.registry import engine
from tests.architecture.addresses.walking import ROLES
from tests.factories.assessments import AssessmentFactory, judged, signed_off
from tests.factories.community import (
    LONG_AGO,
    CouncilFactory,
    JoinRequestFactory,
    MemberFactory,
    MembershipFactory,
    NoticeFactory,
)
from tests.factories.feedback import DraftFactory, ProposalCommentFactory, in_state
from tests.factories.library import (
    ActionFactory,
    ActionVoteFactory,
    SuggestionFactory,
    TagFactory,
    frozen_as_accepted,
)
from tests.factories.model_releases import make_release
from tests.factories.plans import PlanFactory, PlannedActionFactory
from tests.factories.working_copies import make_working_copy, page_of

SITE_ROLES = {role.label.lower(): role for role in Role}
GUIDE = "## Who judges\n\nThree people.\n\n### At once\n\nIn a room.\n\n## Words\n\n- **Beds**\n"
STATES = ("submitted", "changes_asked", "declined", "listed", "retired", "merged")


@dataclass(frozen=True)
class World:
    """People by role (none for anonymous), and what fills the names in addresses, by role."""

    people: dict[str, Member | None]
    names: dict[str, dict[str, str]]


def make_world() -> World:
    """Make the people and the things."""
    people = _people()
    rebuild(engine(), progress=unwatched)  # here, since each visit is undone
    shared = {**_releases(), **_things_of_people(), **_things_of_the_library()}
    shared |= _assessments(people["editor"])
    shared |= _plans(people["editor"])
    shared |= _things_of_proposals()
    shared |= _working_copy()
    return World(
        people=people,
        names={role: {**shared, **_own(member, shared)} for role, member in people.items()},
    )


def _people() -> dict[str, Member | None]:
    council = CouncilFactory(slug="ash")
    people: dict[str, Member | None] = dict.fromkeys(ROLES)
    people["unapproved"] = MemberFactory(unapproved=True)
    people["member"] = MemberFactory()
    for role in Membership.Role:
        people[role.value] = MembershipFactory(council=council, role=role).member
    for name, site_role in SITE_ROLES.items():
        people[name] = MemberFactory(roles=[site_role])
    return people


def _things_of_people() -> dict[str, str]:
    return {
        "request": str(JoinRequestFactory().uid),
        "somebody": str(MembershipFactory().member.uid),
        "others_interest": str(_interest().pk),
        "others_notice": str(NoticeFactory().pk),
        "no_uid": "00000000-0000-4000-8000-000000000000",
    }


def _interest() -> Interest:
    somebody = MemberFactory()
    return declare_interest(somebody, kind="other", about="A thing", on=LONG_AGO.date())


def _things_of_the_library() -> dict[str, str]:
    actions = {state: ActionFactory(**{state: True}) for state in STATES}
    release = Release.objects.of_own_model().order_by("-ordinal")[0]
    dimension = release.dimensions.order_by("pk")[0].dimension
    rechecked = ActionFactory(listed=True)
    Recheck.objects.create(
        action=rechecked, release=release, dimension=dimension, created_at=LONG_AGO
    )
    merge = {"by": rechecked.author, "at": LONG_AGO, "why": "They say the same."}
    Merge.objects.create(duplicate=actions["merged"], into=rechecked, **merge)
    listed = actions["listed"]
    accepted = SuggestionFactory(on=listed, title="Suggested, and taken")
    frozen_as_accepted(accepted)
    return {
        "rechecked_uid": str(rechecked.uid),
        "dimension_uid": str(dimension.uid),
        "suggestion": str(SuggestionFactory(on=listed).uid),
        "accepted": str(accepted.uid),
        "reason": str(ActionVoteFactory(on=listed, reason="It works.").pk),
        "draft": str(ActionFactory().uid),
        "tag": TagFactory().slug,
        "calendar": renew_calendar(MemberFactory(), at=LONG_AGO).token,
        "new_tag": TagFactory(waiting=True).slug,
        **{f"{state}_uid": str(action.uid) for state, action in actions.items()},
        **{state: action.slug for state, action in actions.items() if action.slug},
    }


def _things_of_proposals() -> dict[str, str]:
    received = in_state("received")
    return {
        "proposal_draft": str(DraftFactory().uid),
        "received_number": str(received.number),
        "decided_number": str(in_state("decided").number),
        "comment": str(ProposalCommentFactory(proposal=received).uid),
    }


def _releases() -> dict[str, str]:
    make_release("1.0")
    make_release("1.1", texts={("data", 1): "Reworded."}, guide=GUIDE)
    foreign = make_release("2.0", own=False)
    make_release("2.1", own=False, texts={("data", 1): "Reworded."}, guide=GUIDE)
    return {"model": foreign.model.slug}


def _working_copy() -> dict[str, str]:
    """The next release of the site's own model, being prepared."""
    working = make_working_copy(Release.objects.of_own_model().current().get(), "9.0")
    return {
        "copy": str(WorkingCopy.objects.get().uid),
        "working_page": str(working.pk),
        "dimension_page": str(page_of(working).pk),
    }


def _assessments(editor: Member | None) -> dict[str, str]:
    """Of the editor's council one in each state, and a council that has published nothing.

    One more stands before the published one, against an earlier release.
    """
    council = Membership.objects.get(member=editor).council
    first = Release.objects.of_own_model().get(number="1.0")
    signed_off(judged(AssessmentFactory(council=council, release=first), data=1), is_shown=True)
    made = [judged(AssessmentFactory(council=council), data=2) for _ in range(3)]
    signed_off(made[1])
    signed_off(made[2], is_shown=True)
    states = ("open", "signed", "shown")
    quiet = AssessmentFactory()
    return {
        **_carried(council),
        **_formed(),
        "council": council.slug,
        "quiet_council": quiet.council.slug,
        **{f"{state}_one": str(one.uid) for state, one in zip(states, made, strict=True)},
    }


def _plans(editor: Member | None) -> dict[str, str]:
    """Of the editor's council a private plan and a public one, and somebody else's; one item each.

    The private one goes by the older release, so that it can be carried.
    """
    council = Membership.objects.get(member=editor).council
    older = Release.objects.of_own_model().get(number="1.0")
    private = PlannedActionFactory(plan=PlanFactory(council=council, release=older))
    public = PlannedActionFactory(plan=PlanFactory(council=council, published=True))
    return {
        "plan": str(private.plan.uid),
        "item": str(private.uid),
        "shown_plan": str(public.plan.uid),
        "shown_item": str(public.uid),
        "others_plan": str(PlannedActionFactory().plan.uid),
    }


def _carried(council: Council) -> dict[str, str]:
    """Two against an earlier release: one may be carried over, of one a question is open."""
    first, last = Release.objects.of_own_model().order_by("ordinal")
    old = [judged(AssessmentFactory(council=council, release=first), data=2) for _ in range(2)]
    start_carry_over(old[1], last, by=old[1].started_by, at=LONG_AGO)
    return {"old_one": str(old[0].uid), "carried_one": str(old[1].uid)}


def _formed() -> dict[str, str]:
    """A council formed from another one, the first assessment of each published."""
    formed = CouncilFactory(slug="oak")
    old = CouncilFactory(successor=formed, ended_on=LONG_AGO.date())
    ends = [judged(AssessmentFactory(council=one), data=2) for one in (old, formed)]
    for one in ends:
        signed_off(one, is_shown=True)
    return {"formed_council": formed.slug, "formed_one": str(ends[1].uid)}


def _own(member: Member | None, shared: dict[str, str]) -> dict[str, str]:
    """What stands at an address of one's own; a visitor tries somebody else's."""
    if member is None:
        return {
            "own_draft": shared["draft"],
            "own_submitted": shared["submitted_uid"],
            "own_notice": shared["others_notice"],
            "own_proposal": shared["proposal_draft"],
            "own_suggestion": shared["suggestion"],
        }
    listed = Action.objects.get(slug=shared["listed"])
    return {
        "own_notice": str(NoticeFactory(member=member).pk),
        "own_draft": str(ActionFactory(author=member).uid),
        "own_submitted": str(ActionFactory(author=member, submitted=True).uid),
        "own_proposal": str(DraftFactory(author=member).uid),
        "own_suggestion": str(SuggestionFactory(on=listed, by=member).uid),
    }
