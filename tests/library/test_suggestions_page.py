"""The pages of suggestions and of the history: read, answered, listed, any two compared."""

from uuid import uuid4

import pytest
from django.test import Client

from community.models import Member
from library.models import Action, Edition, Suggestion
from tests.counting import queries_for
from tests.factories.library import ActionFactory, SuggestionFactory, next_edition
from tests.html import main_of, words_of

pytestmark = pytest.mark.django_db
EDITIONS = "/actions/write-it/editions/"


@pytest.fixture
def action(db: None) -> Action:
    return ActionFactory(
        listed=True, slug="write-it", title="Write it", risk="Late.", transitions=[(None, 1, 2)]
    )


def test_an_author_sees_a_suggestion_on_the_page_and_accepts_it(
    client: Client, action: Action
) -> None:
    made = SuggestionFactory(on=action, title="Write it down", change_note="Clearer this way.")
    client.force_login(action.author)
    address = f"/actions/write-it/suggestions/{made.uid}/"

    seen = f'href="{address}"' in client.get("/actions/write-it/").content.decode()
    difference = words_of(client.get(address))
    client.post(f"{address}accept/", {"kind": "editorial"})

    assert (seen, "Write removed: itadded: it down" in difference) == (True, True)
    assert Edition.objects.get(current_of=action).title == "Write it down"


def test_a_suggestion_is_declined_with_a_reason_or_not_at_all(
    client: Client, action: Action
) -> None:
    made = SuggestionFactory(on=action)
    client.force_login(action.author)
    address = f"/actions/write-it/suggestions/{made.uid}/decline/"

    answers = [
        client.post(address, {"reason": reason}) for reason in ("", "It sells one.", "Again.")
    ]

    assert [answer.status_code for answer in answers] == [422, 302, 409]
    assert Suggestion.objects.values_list("state", "why").get() == ("declined", "It sells one.")


def test_who_made_it_takes_it_back(client: Client, action: Action) -> None:
    made = SuggestionFactory(on=action)
    client.force_login(made.by)
    address = f"/actions/write-it/suggestions/{made.uid}/"

    refused = client.post(f"{address}accept/", {"kind": "editorial"}).status_code
    client.post(f"{address}withdraw/")

    assert (refused, Suggestion.objects.get().state) == (403, "withdrawn")


def test_the_desk_lists_what_waits_and_takes_the_answer(
    client: Client, action: Action, curator: Member
) -> None:
    made = SuggestionFactory(on=action, title="Write it down")
    client.force_login(curator)
    desk = "/admin/actions/suggestions/"
    for_one = queries_for(client, desk)
    SuggestionFactory.create_batch(2, on=action)

    for_three = queries_for(client, desk)
    statuses = [client.post(f"{desk}{made.uid}/", {"then": "decline"}).status_code]
    client.post(f"{desk}{made.uid}/", {"then": "accept", "kind": "substantive"})

    assert (for_three, statuses) == (for_one, [422])
    assert Edition.objects.get(current_of=action).kind == "substantive"


def test_a_curator_answers_no_suggestion_of_their_own_on_the_desk(
    client: Client, action: Action, curator: Member
) -> None:
    made = SuggestionFactory(on=action, by=curator)
    client.force_login(curator)
    address = f"/admin/actions/suggestions/{made.uid}/"

    client.post(address, {"then": "accept", "kind": "editorial"})

    assert "You made this suggestion" in words_of(client.get(address))
    assert Suggestion.objects.get().state == "open"


def test_a_suggestion_is_nobody_elses_and_looks_like_nothing(
    client: Client, action: Action, member: Member
) -> None:
    made = SuggestionFactory(on=action)
    client.force_login(member)
    addresses = [f"/actions/write-it/suggestions/{uid}/" for uid in (made.uid, uuid4())]

    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_the_history_lists_every_edition_with_its_kind_and_note(
    client: Client, action: Action
) -> None:
    next_edition(action, "substantive", title="Write it down")

    page = main_of(client.get(EDITIONS))

    rows = [" ".join(one.get_text(" ").split()) for one in page.select("li.app-result")]
    who = action.author
    assert rows == [
        f"Edition 2 Substantive 2 March 2026 {who} Listed now Why.",
        f"Edition 1 First edition 2 March 2026 {who} What changed since edition 1",
    ]


def test_an_edition_is_read_as_it_was(client: Client, action: Action) -> None:
    next_edition(action, "substantive", title="Write it down")

    pages = [main_of(client.get(f"{EDITIONS}{number}/")) for number in (1, 2)]

    said = [(page.h1.text, "This is an earlier edition." in page.text) for page in pages if page.h1]
    assert said == [("Write it", True), ("Write it down", False)]


@pytest.mark.parametrize(("ends", "kind"), [("1/compare/3", "added"), ("3/compare/1", "removed")])
def test_any_two_editions_are_compared(
    client: Client, action: Action, ends: str, kind: str
) -> None:
    next_edition(action, "editorial", risk="")
    next_edition(action, "substantive", why="Because.", risk="Late.")

    page = main_of(client.get(f"{EDITIONS}{ends}/"))

    parts = [one.text for one in page.select("h2.govuk-heading-m")]
    assert (parts[:1], page.select(f"{'ins' if kind == 'added' else 'del'}")[0].text) == (
        ["Why it works"],
        f"{kind}: Because.",
    )


def test_the_form_of_the_history_leads_to_a_comparison(client: Client, action: Action) -> None:
    answers = [
        client.get(f"{EDITIONS}compare/{query}").headers["Location"]
        for query in ("?from=1&to=2", "?from=1", "?from=x&to=²")
    ]

    assert answers == [f"{EDITIONS}1/compare/2/", EDITIONS, EDITIONS]


def test_the_history_takes_the_same_queries_for_one_and_for_three(
    client: Client, action: Action, curator: Member
) -> None:
    client.force_login(curator)
    SuggestionFactory(on=action)
    for_one = queries_for(client, EDITIONS)
    for _ in range(2):
        next_edition(action)
        SuggestionFactory(on=action)

    assert queries_for(client, EDITIONS) == for_one
