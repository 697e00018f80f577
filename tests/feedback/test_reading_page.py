"""The page of a proposal: what was asked, where it stands, and what stays unsaid."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Member
from community.models.members import Role
from feedback.operations.deciding import Ending, stand_aside
from feedback.states import Outcome
from tests.counting import queries_for
from tests.factories.community import MemberFactory
from tests.factories.feedback import (
    RECEIVED_AT,
    DraftFactory,
    ProposalCommentFactory,
    ProposalNoteFactory,
    decided,
    in_state,
    make_proposal,
)
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
CANARY = "canary-yellow-17"


def _page(client: Client, address: str = "/proposals/1/") -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def _words(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(each.text.split()) for each in page.select(selector)]


def test_the_page_says_what_was_asked_and_what_comes_next(client: Client) -> None:
    in_state("triaged", title="Name owners", author=MemberFactory(display_name="Ruth"))

    page = _page(client)

    assert _words(page, "h1") == ["Name owners"]
    assert _words(page, ".app-status") == ["Triaged"]
    assert _words(page, ".app-timeline strong") == [
        *("Received", "Triaged"),
        *("In discussion", "Decision proposed", "Last call", "Decided"),
    ]
    assert "by Ruth" in _words(page, "h1 + p")[0]


@pytest.mark.parametrize(
    ("credit", "words", "shown"),
    [
        ("pseudonym", "A. Nonymous", "by A. Nonymous"),
        ("role", "a head of service", "by a head of service"),
        ("none", "", "by a member"),
    ],
)
def test_an_author_is_named_only_as_they_chose(
    client: Client, credit: str, words: str, shown: str
) -> None:
    author = MemberFactory(display_name=CANARY)
    proposal = in_state("withdrawn", author=author, credit=credit, credit_name=words)
    ProposalCommentFactory(proposal=proposal, author=author)

    page = _page(client)

    assert shown in _words(page, "h1 + p")[0]
    assert CANARY not in page.text


def test_a_decision_shows_its_reasons_who_took_it_and_who_stood_aside(
    client: Client, maintainer: Member
) -> None:
    proposal = make_proposal()
    aside = MemberFactory(display_name="Tom", roles=[Role.MAINTAINER])
    stand_aside(proposal, why="We asked for it.", by=aside, at=RECEIVED_AT)
    decided(proposal, Ending(outcome=Outcome.DECLINED, reasons="It dates."), by=maintainer)

    page = _page(client)

    assert "Decision: declined" in _words(page, "h2")
    assert _words(page, "h3:-soup-contains(Reasons) + p") == ["It dates."]
    assert _words(page, "dl.app-facts dd") == [
        f"{maintainer}, 1 April 2026",
        f"{maintainer}, 1 April 2026",
        "It is small.",
        "Tom: We asked for it.",
    ]


def test_a_reworded_passage_is_shown_as_it_reads_now(client: Client) -> None:
    make_release("1.0", texts={("data", 1): "Owners are named."})
    make_proposal()
    make_release("1.1", texts={("data", 1): "Owners are known."})

    page = _page(client)

    assert "In release 1.1 it reads differently:" in page.text
    assert _words(page, ".app-diff ins") == ["added: known"]


def test_a_passage_that_is_gone_leaves_its_words_orphaned(client: Client) -> None:
    make_release("1.0", dimensions=("data", "design"), texts={("data", 1): "Owners are named."})
    make_proposal()
    make_release("1.1", dimensions=("design",), texts={("design", 1): "Owners are named."})

    page = _page(client)

    assert "This passage is no longer in the model." in page.text
    assert _words(page, ".app-anchor .app-model-text") == ["Owners are named."]


def test_notes_of_maintainers_and_drafts_appear_nowhere_in_public(
    client: Client, member: Member
) -> None:
    proposal = in_state("last_call")
    ProposalNoteFactory(proposal=proposal, text=CANARY)
    DraftFactory(title=CANARY, reason=CANARY)
    client.force_login(member)
    places = (
        *("/", "/proposals/", "/proposals/1/", "/proposals/mine/", "/model/next/"),
        *("/proposals/?state=draft", "/model/", "/model/1.0/data/", "/admin/proposals/1/"),
    )

    found = [one for one in places if CANARY in client.get(one, follow=True).content.decode()]

    assert found == []


def test_the_page_asks_as_much_for_three_comments_as_for_one(client: Client) -> None:
    proposal = make_proposal()
    ProposalCommentFactory(proposal=proposal)
    with_one = queries_for(client, "/proposals/1/")
    ProposalCommentFactory(proposal=proposal)
    ProposalCommentFactory(proposal=proposal)

    assert queries_for(client, "/proposals/1/") == with_one


def test_words_somebody_wrote_are_never_markup(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    proposal = make_proposal(title=evil, reason=evil, replacement=evil)
    ProposalCommentFactory(proposal=proposal, text=evil)

    page = _page(client)

    assert [each for each in page.select("script") if not each.get("src")] == []


def test_a_passage_names_its_open_proposal(client: Client) -> None:
    proposal = make_proposal()

    page = _page(client, "/model/1.0/data/")

    links = [one["href"] for one in page.select(".app-passage__tools a") if "open" in one.text]
    assert links == [proposal.get_absolute_url()]
