"""Tallies against votes: named when they differ, mended when asked."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from community.operations.counting import Difference, differing_tallies, recount_votes
from feedback.models import ProposalTally
from library.models import ActionTally
from tests.factories.community import CouncilFactory
from tests.factories.feedback import ProposalVoteFactory
from tests.factories.library import ActionFactory, ActionVoteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong() -> Difference:
    """An action with two voters of one council, and a tally that says otherwise."""
    action = ActionFactory(listed=True, slug="name-an-owner")
    council = CouncilFactory()
    ActionVoteFactory(on=action, council=council)
    ActionVoteFactory(on=action, council=council)
    ActionVoteFactory(on=action, counted=False)
    ActionTally.objects.filter(action=action).update(people=9, councils=4)
    return Difference(action.pk, "name-an-owner", (9, 4), (2, 1))


def test_tallies_that_are_right_are_not_named() -> None:
    ActionVoteFactory()

    assert differing_tallies() == []


def test_the_tally_of_a_proposal_is_checked_too() -> None:
    proposal = ProposalVoteFactory().proposal
    ProposalTally.objects.filter(proposal=proposal).update(people=9)

    found = [(one.name, one.kept, one.counted) for one in recount_votes()]

    assert (found, differing_tallies()) == ([(f"proposal {proposal.number}", (9, 0), (1, 0))], [])


def test_a_wrong_tally_is_named_and_mended(wrong: Difference) -> None:
    assert (recount_votes(), differing_tallies()) == ([wrong], [])


def test_a_missing_tally_is_made_anew() -> None:
    vote = ActionVoteFactory()
    ActionTally.objects.filter(action=vote.action).delete()

    recount_votes()

    assert ActionTally.objects.values_list("people", "councils").get(action=vote.action) == (1, 0)


def test_the_check_fails_names_the_action_and_mends_nothing(wrong: Difference) -> None:
    said = StringIO()

    with pytest.raises(CommandError, match="1 tally is not what the votes say"):
        call_command("recount", "--check", stdout=said)

    assert (said.getvalue(), differing_tallies()) == (
        "name-an-owner: the tally says people 9, councils 4; its votes say people 2, councils 1.\n",
        [wrong],
    )


def test_the_command_mends_and_then_the_check_passes(wrong: Difference) -> None:
    said = StringIO()

    call_command("recount", stdout=StringIO())
    call_command("recount", "--check", stdout=said)

    assert said.getvalue() == "Every tally says what its votes say.\n"
