"""Accepted proposals reach the working copy in one step, and are found again in the release."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Member, Notice
from feedback.models import Proposal, ProposalEvent, RolledIn
from feedback.operations.deciding import Ending
from feedback.operations.refusals import NothingToBringInError, NotNowError
from feedback.operations.rolling_in import bring_in, say_rolled_in
from feedback.states import Outcome
from model_releases.models import Release, ReleasePage
from model_releases.operations.freezing import freeze_release
from model_releases.operations.gate import faults_of
from tests.factories.community import MemberFactory
from tests.factories.feedback import RECEIVED_AT, decided, in_state, make_proposal
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    approve_all,
    change,
    make_maintainer,
    make_working_copy,
    page_of,
    passage_uids,
)

pytestmark = pytest.mark.django_db
WORDS = "Owners are named for every register."


def _accepted(**given: object) -> Proposal:
    return decided(make_proposal(**{"replacement": WORDS, **given}))


def _working_text(working: ReleasePage) -> str:
    level, *_ = page_of(working).levels
    return str(level.value["passages"][0].value["text"])


def _frozen(working: ReleasePage, *, by: Member) -> Release:
    """The release that the working copy becomes, its first passage reworded in substance."""
    page = page_of(working)
    change(page, by=by, passage={passage_uids(page)[0]: {"extent": "substantive"}})
    approver = make_maintainer()
    approve_all(working, by=approver)
    return freeze_release(working, by=approver, at=RECEIVED_AT)


def test_the_accepted_words_become_a_draft_of_the_page(maintainer: Member) -> None:
    proposal = _accepted()
    working = make_working_copy(proposal.release)

    bring_in(proposal, by=maintainer, at=RECEIVED_AT)

    last = ProposalEvent.objects.filter(proposal=proposal).order_by("-pk")[0]
    assert (_working_text(working), last.what, last.why) == (
        WORDS,
        "brought in",
        "Offered as a draft of “Data” for release 2.0.",
    )


def test_words_that_the_decision_changed_are_those_brought_in(maintainer: Member) -> None:
    ending = Ending(outcome=Outcome.WITH_CHANGES, reasons="Nearly.", text="Owners are known.")
    proposal = decided(make_proposal(replacement=WORDS), ending)
    working = make_working_copy(proposal.release)

    bring_in(proposal, by=maintainer, at=RECEIVED_AT)

    assert _working_text(working) == "Owners are known."


def test_brought_in_twice_is_once(maintainer: Member) -> None:
    proposal = _accepted()
    make_working_copy(proposal.release)

    bring_in(proposal, by=maintainer, at=RECEIVED_AT)
    with pytest.raises(NotNowError, match="brought in already"):
        bring_in(proposal, by=maintainer, at=RECEIVED_AT)


def test_a_second_proposal_does_not_overwrite_what_the_first_brought_in(
    maintainer: Member,
) -> None:
    first, second = _accepted(), _accepted(replacement="Nobody is named.")
    working = make_working_copy(first.release)

    bring_in(first, by=maintainer, at=RECEIVED_AT)
    with pytest.raises(NotNowError, match="Proposal 1 was brought in at the same passage"):
        bring_in(second, by=maintainer, at=RECEIVED_AT)

    assert _working_text(working) == WORDS


def test_without_a_working_copy_words_or_acceptance_nothing_is_brought_in(
    maintainer: Member,
) -> None:
    declined = decided(make_proposal(), Ending(outcome=Outcome.DECLINED, reasons="No."))
    wordless, accepted = decided(make_proposal()), _accepted()

    for proposal in (declined, wordless, accepted):
        with pytest.raises(NothingToBringInError):
            bring_in(proposal, by=maintainer, at=RECEIVED_AT)


def test_a_frozen_release_and_the_proposal_point_at_each_other(maintainer: Member) -> None:
    proposal = _accepted()
    working = make_working_copy(proposal.release)
    bring_in(proposal, by=maintainer, at=RECEIVED_AT)

    release = _frozen(working, by=maintainer)

    proposal.refresh_from_db()
    kept = RolledIn.objects.values_list("proposal", "release", "element_uid")
    assert (proposal.state, list(kept)) == (
        "rolled_in",
        [(proposal.pk, release.pk, proposal.passage_uid)],
    )


def test_the_pages_of_both_lead_to_each_other(client: Client, maintainer: Member) -> None:
    proposal = _accepted()
    working = make_working_copy(proposal.release)
    bring_in(proposal, by=maintainer, at=RECEIVED_AT)
    _frozen(working, by=maintainer)

    of_release = client.get("/model/2.0/data/").content.decode()
    of_proposal = BeautifulSoup(client.get("/proposals/1/").content, "html.parser")

    links = [" ".join(one.text.split()) for one in of_proposal.select("main a[href='/model/2.0/']")]
    assert 'href="/proposals/1/">From proposal 1' in of_release
    assert links == ["Release 2.0"]


@pytest.mark.parametrize(
    ("credit", "words", "thanked"),
    [
        ("name", "", "With thanks to Ruth."),
        ("pseudonym", "A. Reader", "With thanks to A. Reader."),
        ("none", "", ""),
    ],
)
def test_release_notes_name_the_proposal_and_credits_are_as_chosen(
    maintainer: Member, credit: str, words: str, thanked: str
) -> None:
    author = MemberFactory(display_name="Ruth")
    chosen = {"author": author, "credit": credit, "credit_name": words, "title": "Name them"}
    proposal = _accepted(**chosen)
    working = make_working_copy(proposal.release)
    bring_in(proposal, by=maintainer, at=RECEIVED_AT)

    release = _frozen(working, by=maintainer)

    statement = release.attributions.get().content
    assert release.notes.endswith("- Name them (proposal 1, /proposals/1/)")
    assert ("Ruth" in release.content, thanked in statement) == (False, True)
    assert ("With thanks" in statement) is bool(thanked)


def test_its_author_is_told_of_the_release(maintainer: Member) -> None:
    proposal = _accepted(title="Name them")
    working = make_working_copy(proposal.release)
    bring_in(proposal, by=maintainer, at=RECEIVED_AT)
    _frozen(working, by=maintainer)

    told = Notice.objects.visible_to(proposal.author).newest_first()[0]

    assert told.sentence == "Proposal 1, “Name them”, is in release 2.0."


def test_a_release_that_says_just_what_was_accepted_took_it_up_by_whatever_way() -> None:
    make_release("1.0")
    proposal = _accepted()

    make_release("1.1", texts={("data", 1): WORDS})

    proposal.refresh_from_db()
    assert proposal.state == "rolled_in"


def test_other_words_at_that_place_took_nothing_up() -> None:
    make_release("1.0")
    proposal, open_one = _accepted(), in_state("in_discussion", replacement="Others.")

    make_release("1.1", texts={("data", 1): "Something else."})

    states = Proposal.objects.order_by("pk").values_list("state", flat=True)
    assert (list(states), RolledIn.objects.count()) == (["decided", "in_discussion"], 0)
    assert proposal.pk < open_one.pk


def test_a_proposal_about_the_whole_is_rolled_in_by_hand(maintainer: Member) -> None:
    whole = {"element": "release", "dimension": None, "passage_uid": None, "quote": ""}
    proposal = decided(make_proposal(**whole))
    later = make_release("1.1", texts={("data", 1): "Other."})

    early = proposal.release
    with pytest.raises(NotNowError, match="that came after"):
        say_rolled_in(proposal, release=early, why="So.", by=maintainer, at=RECEIVED_AT)
    say_rolled_in(proposal, release=later, why="It has parts now.", by=maintainer, at=RECEIVED_AT)

    kept = RolledIn.objects.values_list("release", "element_uid")
    assert list(kept) == [(later.pk, None)]


def test_a_running_last_call_keeps_the_release_from_being_frozen() -> None:
    proposal = in_state("last_call")
    working = make_working_copy(proposal.release)

    said = [one for one in faults_of(working) if one.address == "/admin/proposals/1/"]

    assert [one.sentence for one in said] == [
        "Proposal 1 is in last call until Thursday 9 April 2026 at 17:00. "
        "Decide on it then, or open its discussion again."
    ]


def test_the_desk_brings_it_in_with_one_button(client: Client, maintainer: Member) -> None:
    proposal = _accepted()
    working = make_working_copy(proposal.release)
    client.force_login(maintainer)

    response = client.post("/admin/proposals/1/bring-in/")

    assert (response.status_code, _working_text(working)) == (302, WORDS)


def test_the_next_release_says_its_number(client: Client) -> None:
    make_working_copy(number="1.1")

    page = BeautifulSoup(client.get("/model/next/").content, "html.parser")

    assert [" ".join(one.text.split()) for one in page.select("h1")] == ["The next release, 1.1"]


def test_what_the_working_copy_says_is_not_told(client: Client, maintainer: Member) -> None:
    proposal = _accepted()
    working = make_working_copy(proposal.release)
    canary = "canary-yellow-19"
    change(page_of(working), by=maintainer, passage={str(proposal.passage_uid): {"text": canary}})

    places = ("/", "/model/next/", "/proposals/", "/proposals/1/", "/model/1.0/data/")
    assert [one for one in places if canary in client.get(one).content.decode()] == []
