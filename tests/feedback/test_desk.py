"""The maintainers' desk: oldest first, a form for each step that leads on, and who may not."""

from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Member
from community.models.members import Role
from feedback.models import Decision, Proposal, ProposalNote
from feedback.states import RULES, Actor
from feedback.views.desk_steps import STEPS
from tests.counting import queries_for
from tests.factories.community import MemberFactory
from tests.factories.feedback import DraftFactory, ProposalNoteFactory, in_state, make_proposal

pytestmark = pytest.mark.django_db
QUEUE = "/admin/proposals/"


@pytest.fixture
def desk(client: Client, maintainer: Member) -> Client:
    """A browser in which a maintainer is signed in."""
    client.force_login(maintainer)
    return client


def _page(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def _forms(client: Client, number: int = 1) -> list[str]:
    """The last words of the addresses of a proposal's forms."""
    page = _page(client, f"{QUEUE}{number}/")
    forms = page.select(f"form[action^='{QUEUE}']")
    return [str(one["action"]).rstrip("/").rpartition("/")[2] for one in forms]


def _shown(client: Client, query: str = "") -> list[int]:
    rows = client.get(f"{QUEUE}{query}").context["rows"]
    return [proposal.number for proposal, _, _ in rows]


def test_every_step_that_is_not_its_authors_has_a_form_on_the_desk() -> None:
    asked = [one.may.args for one in STEPS.values() if isinstance(one.may, partial)]

    assert {step for (step,) in asked} == {
        step for step, rule in RULES.items() if rule.by != Actor.AUTHOR
    }


def test_the_oldest_that_waits_stands_first(desk: Client) -> None:
    for state in ("received", "decided", "last_call", "dormant"):
        in_state(state)
    DraftFactory()

    assert (_shown(desk), _shown(desk, "?state=decided")) == ([1, 3], [2])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=DATES", [1, 2]),
        ("?q=dates&state=decided", [2]),
        ("?q=3", [3]),
        ("?q=Data as it is", [1, 2, 3]),
        ("?q=99999999999999999999", []),
        ("?q=nowhere", []),
        ("?q=%20", [1, 3]),
    ],
)
def test_words_find_proposals_that_are_decided_too(
    desk: Client, query: str, found: list[int]
) -> None:
    in_state("received", title="Say dates")
    in_state("decided", title="Say no dates")
    in_state("received", title="Something else")

    assert _shown(desk, query) == found


def test_the_desk_asks_as_much_for_three_as_for_one(desk: Client) -> None:
    in_state("decision_proposed")
    with_one = queries_for(desk, QUEUE)
    for _ in range(2):
        in_state("decision_proposed")

    assert queries_for(desk, QUEUE) == with_one


@pytest.mark.parametrize(
    ("state", "forms"),
    [
        ("received", ["triage", "stand-aside", "note"]),
        ("triaged", ["discuss", "propose", "stand-aside", "rest", "note"]),
        ("in_discussion", ["propose", "stand-aside", "rest", "note"]),
        (
            "decision_proposed",
            ["discuss", "propose", "call", "decide", "stand-aside", "rest", "note"],
        ),
        ("last_call", ["discuss", "restart", "decide", "stand-aside", "note"]),
        ("withdrawn", ["reopen", "note"]),
    ],
)
def test_the_page_offers_the_steps_that_lead_on(desk: Client, state: str, forms: list[str]) -> None:
    in_state(state)

    assert _forms(desk) == forms


def test_an_author_is_offered_no_decision(desk: Client, maintainer: Member) -> None:
    in_state("decision_proposed", author=maintainer)

    assert _forms(desk) == ["discuss", "call", "rest", "note"]


def test_triage_begins_with_the_kind_that_the_author_chose(desk: Client) -> None:
    make_proposal(kind="wording")

    chosen = _page(desk, f"{QUEUE}1/").select("#id_triage_kind option[selected]")

    assert [one["value"] for one in chosen] == ["wording"]


def test_the_walk_from_received_to_decided(desk: Client) -> None:
    make_proposal()
    steps = {
        "triage": {"kind": "typo", "why": "Read."},
        "discuss": {"why": "What do you think?"},
        "propose": {"outcome": "accepted", "reasons": "It is right."},
        "decide": {"without_call": "It is a comma."},
    }

    answers = [desk.post(f"{QUEUE}1/{step}/", said).status_code for step, said in steps.items()]

    proposal = Proposal.objects.get()
    assert (answers, proposal.state, str(proposal.decision)) == ([302] * 4, "decided", "accepted")


def test_a_maintainer_who_decides_on_their_own_by_hand_is_refused(
    desk: Client, maintainer: Member
) -> None:
    in_state("decision_proposed", author=maintainer)

    response = desk.post(f"{QUEUE}1/decide/", {"without_call": "I like it."})

    said = [str(one) for one in response.context["messages"]]
    assert (response.status_code, Proposal.objects.get().state) == (403, "decision_proposed")
    assert said == [
        "You wrote this proposal or stood aside from it, so another maintainer decides on it."
    ]


def test_the_second_of_two_who_decide_is_told_and_keeps_what_was_typed(
    desk: Client, client: Client
) -> None:
    in_state("decision_proposed")
    other = Client()
    other.force_login(MemberFactory(roles=[Role.MAINTAINER], display_name="Ann"))

    other.post(f"{QUEUE}1/decide/", {"without_call": "It is small."})
    response = desk.post(f"{QUEUE}1/decide/", {"without_call": "My own long reason."})

    assert (response.status_code, Decision.objects.filter(decided_at=None).count()) == (409, 0)
    assert "Ann was faster" in response.content.decode()
    assert "My own long reason." in response.content.decode()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"outcome": "duplicate", "reasons": "Twice.", "duplicate_of": "77"}, "no proposal 77"),
        ({"outcome": "", "reasons": "So."}, "required"),
        ({"outcome": "deferred", "reasons": "Later."}, "Say to which release"),
        ({"outcome": "duplicate", "reasons": "Itself.", "duplicate_of": "1"}, "of which other"),
    ],
)
def test_a_decision_that_lacks_a_part_is_not_put_on_the_table(
    desk: Client, said: dict[str, str], fault: str
) -> None:
    in_state("triaged")

    response = desk.post(f"{QUEUE}1/propose/", said)

    assert response.status_code in (403, 422)
    assert fault in response.content.decode()
    assert Decision.objects.count() == 0


def test_a_note_stands_on_the_desk_for_maintainers_alone(desk: Client, curator: Member) -> None:
    make_proposal()

    desk.post(f"{QUEUE}1/note/", {"text": "Between ourselves."})

    assert "Between ourselves." in desk.get(f"{QUEUE}1/").content.decode()
    assert list(ProposalNote.objects.visible_to(curator)) == []


def test_notes_are_seen_by_no_other_role(member: Member, moderator: Member) -> None:
    note = ProposalNoteFactory()

    seen = [list(ProposalNote.objects.visible_to(one)) for one in (member, moderator, note.author)]

    assert seen == [[], [], [note]]
