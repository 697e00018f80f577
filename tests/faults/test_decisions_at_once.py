"""Several maintainers decide, and several members send, at the same moment, from processes."""

from pathlib import Path

import pytest

from community.models import Member
from feedback.models import Proposal
from feedback.operations.deciding import decide
from feedback.operations.drafting import submit_proposal
from feedback.operations.refusals import NotNowError
from tests.factories.feedback import RECEIVED_AT, DraftFactory, in_state
from tests.factories.working_copies import make_maintainer
from tests.faults.processes import all_at_once, ask, keep_database_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
AT_ONCE = 4


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "site.sqlite3"


def _decide(share: tuple[Proposal, Member]) -> str:
    proposal, maintainer = share
    try:
        decide(proposal, by=maintainer, at=RECEIVED_AT, without_call="It is small.")
    except NotNowError:
        return "told who was faster"
    return "decided"


def _send(share: tuple[Proposal, Member]) -> str:
    draft, author = share
    return f"number {submit_proposal(draft, by=author, at=RECEIVED_AT).number}"


def test_of_several_who_decide_at_once_one_does_and_the_others_are_told(place: Path) -> None:
    proposal = in_state("decision_proposed")
    shares = [(proposal, make_maintainer()) for _ in range(AT_ONCE)]
    keep_database_in(place)

    said = all_at_once(_decide, shares, place=place)

    steps = ask("SELECT COUNT(*) FROM feedback_proposalevent WHERE what = 'decided'", place=place)
    taken = ask("SELECT COUNT(*) FROM feedback_decision WHERE decided_at IS NOT NULL", place=place)
    assert (said, steps, taken) == (
        ["decided", *["told who was faster"] * (AT_ONCE - 1)],
        [(1,)],
        [(1,)],
    )


def test_several_sent_at_once_get_a_number_each(place: Path) -> None:
    drafts = [DraftFactory() for _ in range(AT_ONCE)]
    keep_database_in(place)

    said = all_at_once(_send, [(one, one.author) for one in drafts], place=place)

    assert said == [f"number {number}" for number in range(1, AT_ONCE + 1)]


def test_one_form_sent_several_times_at_once_has_one_number(place: Path) -> None:
    draft = DraftFactory()
    keep_database_in(place)

    said = all_at_once(_send, [(draft, draft.author)] * AT_ONCE, place=place)

    assert said == ["number 1"] * AT_ONCE
