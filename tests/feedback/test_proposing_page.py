"""Proposing over the web: two steps without JavaScript, and nothing typed is ever lost."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Member
from feedback.models import Proposal
from model_releases.models import ReleasePassage
from tests.counting import queries_for
from tests.factories.feedback import DraftFactory, current_release, first_passage, make_proposal
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
NEW = "/proposals/new/"


@pytest.fixture
def passage() -> ReleasePassage:
    make_release("1.0", texts={("data", 1): "Owners are named.\r\nFor every main system."})
    return first_passage(current_release())


@pytest.fixture
def signed_in(client: Client, member: Member) -> Client:
    client.force_login(member)
    return client


def _form(of: ReleasePassage, /, **changed: str) -> dict[str, str]:
    return {
        "uid": str(uuid4()),
        "release": "1.0",
        "passage": str(of.uid),
        "quote": of.text,
        "kind": "gap",
        "title": "Name owners of registers",
        "reason": "Nobody answers for ours.",
        "replacement": "",
        "credit": "name",
        "credit_name": "",
        "then": "check",
        **changed,
    }


def _page(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def _words(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(each.text.split()) for each in page.select(selector)]


def test_the_form_shows_the_exact_words_and_sends_them(
    signed_in: Client, passage: ReleasePassage
) -> None:
    address = urlencode({"release": "1.0", "passage": passage.uid})

    page = _page(signed_in.get(f"{NEW}?{address}"))

    (shown,) = page.select(".app-anchor .app-model-text")
    assert list(shown.stripped_strings) == ["Owners are named.", "For every main system."]
    hidden = {
        str(each["name"]): str(each["value"]) for each in page.select("main input[type=hidden]")
    }
    assert (hidden["release"], hidden["passage"]) == ("1.0", str(passage.uid))
    assert hidden["quote"].replace("\r\n", "\n") == passage.text.replace("\r\n", "\n")


def test_in_two_steps_a_draft_becomes_a_public_proposal(
    signed_in: Client, passage: ReleasePassage
) -> None:
    checked = signed_in.post(NEW, _form(passage, replacement="Owners are named for all."))
    assert signed_in.get(checked["Location"]).status_code == 200
    sent = signed_in.post(checked["Location"], follow=True)

    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.number, sent.redirect_chain) == (
        "received",
        1,
        [("/proposals/1/", 302)],
    )
    assert (proposal.quote, proposal.replacement) == (passage.text, "Owners are named for all.")


def test_before_sending_one_sees_the_difference_and_what_is_like_it(
    signed_in: Client, passage: ReleasePassage
) -> None:
    make_proposal(title="The same before", passage=passage)
    checked = signed_in.post(NEW, _form(passage, replacement="Owners are known."))

    page = _page(signed_in.get(checked["Location"]))

    assert _words(page, ".app-result h3") == ["The same before"]
    assert (len(page.select(".app-diff ins")), len(page.select(".app-diff del"))) != (0, 0)


@pytest.mark.parametrize("quote", ["Other words.", "", "Owners are named."])
def test_a_quote_that_does_not_match_is_refused_and_nothing_typed_is_lost(
    signed_in: Client, passage: ReleasePassage, quote: str
) -> None:
    response = signed_in.post(NEW, _form(passage, quote=quote, reason="A long story."))

    page = _page(response)
    kept = page.select_one("textarea[name=reason]")
    assert kept is not None
    assert (response.status_code, kept.text.strip(), Proposal.objects.count()) == (
        409,
        "A long story.",
        0,
    )
    assert "not what this release says" in _words(page, ".govuk-error-summary")[0]


def test_a_quote_matches_however_the_browser_ends_its_lines(
    signed_in: Client, passage: ReleasePassage
) -> None:
    evened = passage.text.replace("\r\n", "\n")

    response = signed_in.post(NEW, _form(passage, quote=evened))

    assert (response.status_code, Proposal.objects.get().quote) == (302, passage.text)


@pytest.mark.parametrize("wrong", [{"release": "9.9"}, {"passage": str(uuid4())}, {"passage": "x"}])
def test_a_form_that_is_aimed_at_nothing_says_so_and_keeps_what_was_typed(
    signed_in: Client, passage: ReleasePassage, wrong: dict[str, str]
) -> None:
    response = signed_in.post(NEW, _form(passage, reason="A long story.", **wrong))

    assert response.status_code == 400
    assert "A long story." in response.content.decode()
    assert "Go back to the passage" in response.content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "Enter your proposal in one line"),
        ({"kind": "joke"}, "Choose what is the matter from what is offered"),
        ({"credit": "pseudonym"}, "Enter your role or the name to use"),
        ({"title": "x" * 121}, "Your proposal in one line has 121 characters. 120 is the most"),
        (
            {"replacement": "Owners are named.\nFor every main system."},
            "These are the words as they stand. Change them, or leave the box empty",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    signed_in: Client, passage: ReleasePassage, wrong: dict[str, str], says: str
) -> None:
    response = signed_in.post(NEW, _form(passage, **wrong))

    page = _page(response)
    assert (response.status_code, _words(page, ".govuk-error-summary__list li")) == (422, [says])


def test_the_form_sent_twice_makes_one(signed_in: Client, passage: ReleasePassage) -> None:
    form = _form(passage)

    for _ in range(2):
        signed_in.post(NEW, form)

    assert Proposal.objects.count() == 1


def test_a_form_sent_again_after_it_was_received_changes_nothing(
    signed_in: Client, passage: ReleasePassage
) -> None:
    form = _form(passage)
    signed_in.post(signed_in.post(NEW, form)["Location"], follow=True)

    response = signed_in.post(NEW, {**form, "title": "Other"}, follow=True)

    assert [str(one) for one in response.context["messages"]] == [
        "This was received already, as proposal 1. It stays as it was sent."
    ]
    assert Proposal.objects.get().title == "Name owners of registers"


def test_a_whole_release_and_a_dimension_can_be_meant(
    signed_in: Client, passage: ReleasePassage
) -> None:
    dimension = passage.level.release_dimension
    of_dimension = _form(passage, passage="", element=str(dimension.dimension.uid))
    signed_in.post(NEW, {**of_dimension, "quote": dimension.description})
    signed_in.post(NEW, _form(passage, passage="", quote=""))

    kept = Proposal.objects.order_by("pk").values_list("element", "dimension", "quote")
    assert list(kept) == [
        ("dimension", dimension.dimension_id, dimension.description),
        ("release", None, ""),
    ]


def test_a_visitor_signs_in_and_comes_back_to_the_passage(
    client: Client, passage: ReleasePassage
) -> None:
    address = f"{NEW}?{urlencode({'release': '1.0', 'passage': passage.uid})}"

    response = client.get(address)

    assert response["Location"] == f"/accounts/login/?{urlencode({'next': address}, safe='/')}"


def test_without_a_release_there_is_nothing_to_change(signed_in: Client) -> None:
    assert signed_in.get(NEW).status_code == 503


def test_ones_own_page_asks_as_much_for_three_as_for_one(signed_in: Client, member: Member) -> None:
    make_proposal(author=member)
    with_one = queries_for(signed_in, "/proposals/mine/")
    make_proposal(author=member)
    DraftFactory(author=member)

    assert queries_for(signed_in, "/proposals/mine/") == with_one


def test_ones_own_page_shows_drafts_and_nobody_elses(signed_in: Client, member: Member) -> None:
    draft, _ = DraftFactory(author=member, title="Mine"), DraftFactory(title="Theirs")

    page = _page(signed_in.get("/proposals/mine/"))

    links = [(" ".join(one.text.split()), one["href"]) for one in page.select(".app-result a")]
    assert links == [("Mine", f"/proposals/drafts/{draft.uid}/")]


def test_every_passage_of_a_release_leads_to_the_form(
    client: Client, member: Member, passage: ReleasePassage
) -> None:
    client.force_login(member)
    page = _page(client.get("/model/1.0/data/"))

    links = [str(each["href"]) for each in page.select(".app-passage__tools a")]

    assert len(links) == 3
    assert {client.get(link).status_code for link in links} == {200}


def test_other_models_are_not_changed_here(client: Client) -> None:
    release = make_release("2.0", own=False)

    page = _page(client.get(f"/models/{release.model.slug}/2.0/data/"))

    assert [each["href"] for each in page.select("a[href^='/proposals/new/?']")] == []
