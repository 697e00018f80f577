"""What each app has to tell, line by line; and that nothing is told which is not public."""

from datetime import timedelta
from uuid import uuid4

import pytest

from community.models import Member
from community.news import Line, happened, kinds, latest, told
from feedback.operations.deciding import Ending
from feedback.operations.rolling_in import say_rolled_in
from feedback.states import Outcome
from library.models import ActionEvent, UseReport
from tests.factories.assessments import AssessmentFactory, judged, signed_off
from tests.factories.community import LONG_AGO, CouncilFactory
from tests.factories.feedback import (
    LATER,
    RECEIVED_AT,
    DraftFactory,
    decided,
    in_state,
    make_proposal,
)
from tests.factories.library import LISTED_AT, ActionFactory, UseReportFactory
from tests.factories.model_releases import frozen, make_release, plain_release
from tests.factories.plans import PlanFactory, PlannedActionFactory

pytestmark = pytest.mark.django_db


def lines(*wanted: str) -> list[Line]:
    """What is told of some kinds, the last first."""
    return [one.line for one in told(happened(wanted))]


def test_every_kind_can_be_asked_for() -> None:
    assert [(kind.value, kind.label) for kind in kinds()] == [
        ("actions", "Actions"),
        ("councils", "Councils"),
        ("proposals", "Proposals"),
        ("releases", "Releases"),
        ("reports", "Reports of use"),
    ]


def test_nothing_happened_yet() -> None:
    assert (lines(), lines("releases"), latest("release")) == ([], [], None)


def test_the_last_stands_first_whatever_its_kind() -> None:
    frozen(plain_release("1.0"), own=True, at=LONG_AGO)
    action = ActionFactory(listed=True, title="Middle", listed_at=LONG_AGO + timedelta(days=1))
    UseReportFactory(action=action, reported_at=LONG_AGO + timedelta(days=2))

    assert [(one.line.what, one.at) for one in told(happened())] == [
        ("Use reported", LONG_AGO + timedelta(days=2)),
        ("Action listed", LONG_AGO + timedelta(days=1)),
        ("Release imported", LONG_AGO),
    ]


def test_a_release_says_which_one_it_follows() -> None:
    make_release("1.0")
    make_release("1.1", levels=4)

    assert lines("releases") == [
        Line("Release imported", "A model of ours 1.1", "/model/1.1/", "Follows 1.0"),
        Line("Release imported", "A model of ours 1.0", "/model/1.0/", "The first one"),
    ]


def test_a_decision_says_how_it_ended() -> None:
    ending = Ending(outcome=Outcome.DEFERRED, reasons="Not now.", deferred_to="2.0")
    decided(make_proposal(title="Later words"), ending)

    assert lines("proposals") == [
        Line("Proposal decided", "Later words", "/proposals/1/", "Proposal 1: deferred to 2.0")
    ]


def test_a_proposal_that_was_taken_up_says_in_which_release(maintainer: Member) -> None:
    proposal = decided(make_proposal(title="Better words"))
    later = make_release("1.1", texts={("data", 1): "Better words."})

    say_rolled_in(proposal, release=later, why="By hand.", by=maintainer, at=LATER)

    assert lines("proposals")[0] == Line(
        "Proposal rolled in", "Better words", "/proposals/1/", "Proposal 1: in release 1.1"
    )


def test_actions_of_one_file_are_one_piece_of_news() -> None:
    batch = uuid4()
    ActionFactory(listed=True, import_batch=batch, title="By file")
    ActionFactory.create_batch(2, listed=True, import_batch=batch)
    ActionFactory(listed=True, title="By hand", slug="by-hand")

    assert lines("actions") == [
        Line("Action listed", "By hand", "/actions/by-hand/"),
        Line("Actions listed", "3 actions, among them “By file”", "/actions/?sort=newest"),
    ]


def test_a_retired_action_says_what_took_its_place(curator: Member) -> None:
    successor = ActionFactory(listed=True, title="New way", slug="new-way")
    old = ActionFactory(retired=True, title="Old way", slug="old-way", successor=successor)
    ActionEvent.objects.create(action=old, what="retired", by=curator, at=LATER)

    assert lines("actions")[0] == Line(
        "Action retired", "Old way", "/actions/old-way/", "See “New way”"
    )


def test_an_action_that_is_back_is_not_told_as_retired(curator: Member) -> None:
    action = ActionFactory(listed=True, title="Back again", slug="back")
    ActionEvent.objects.create(action=action, what="retired", by=curator, at=LATER)

    assert lines("actions") == [Line("Action listed", "Back again", "/actions/back/")]


def test_a_report_says_which_council_and_what_came_of_it() -> None:
    action = ActionFactory(listed=True, title="Write it down", slug="write")
    council = CouncilFactory(name="Ash")
    UseReportFactory(action=action, council=council, outcome=UseReport.Outcome.MIXED)

    assert lines("reports") == [
        Line("Use reported", "Write it down", "/actions/write/#reports", "Ash: it worked in part")
    ]


def test_councils_tell_what_they_published() -> None:
    council = CouncilFactory(name="Ash")
    assessment = judged(AssessmentFactory(council=council, title="Spring"), data=2)
    signed_off(assessment, is_shown=True)
    plan = PlanFactory(council=council, title="This year", published=True)
    PlannedActionFactory(plan=plan)
    PlannedActionFactory(plan=plan, is_withheld=True)

    assert lines("councils") == [
        Line("Plan published", "This year", plan.get_absolute_url(), "Ash: 1 action planned"),
        Line(
            "Result published",
            "Spring",
            assessment.get_absolute_url(),
            "Ash: self-assessment against release 1.0",
        ),
    ]


def test_nothing_is_told_that_is_not_public() -> None:
    make_release()
    ActionFactory(title="A draft")
    for state in ("submitted", "changes_asked", "declined"):
        UseReportFactory(action=ActionFactory(**{state: True}))
    DraftFactory()
    for state in ("received", "in_discussion", "decision_proposed", "last_call", "withdrawn"):
        in_state(state)
    judged(AssessmentFactory(), data=1)
    signed_off(judged(AssessmentFactory(), data=2))
    PlannedActionFactory(plan=PlanFactory(), action=ActionFactory(retired=True, title="Shown"))

    assert [one.title for one in lines()] == ["Shown", "A model of ours 1.0"]


def test_what_is_taken_back_is_told_no_more() -> None:
    plan = PlanFactory(published=True)
    before = lines("councils")
    plan.published_at = plan.published_by = None
    plan.save()

    assert (len(before), lines("councils"), latest("plan published")) == (1, [], None)


def test_what_vanished_since_it_was_counted_is_left_out() -> None:
    ActionFactory(listed=True, listed_at=LISTED_AT)

    moments = [("action listed", 0, RECEIVED_AT), *happened()]

    assert [one.at for one in told(moments)] == [LISTED_AT]
