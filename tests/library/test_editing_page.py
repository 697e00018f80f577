"""The page on which a listed text is edited, by its authors at once or as a suggestion."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Member
from library.models import Action, Edition, Suggestion
from library.operations.drafts import draft_of_edition
from tests.factories.library import ActionFactory, TagFactory, next_edition
from tests.factories.model_releases import make_release
from tests.html import main_of, words_of

pytestmark = pytest.mark.django_db
EDIT = "/actions/write-it/edit/"
WHOLE: dict[str, Any] = {
    "title": "Write it",
    "summary": "One person writes it down. ",
    "description": " Odd spaces,\r\nodd lines. ",
    "quote": "It helped.",
    "implications": ["For all", " For some"],
    "resources": [{"name": "Guide", "address": "https://example.org/", "note": "Long | wide"}],
    "risk": "Late.",
    "owner": "Head of Data",
    "effort": "days",
    "council_kinds": ["district"],
    "tags": ["data"],
    "last_reviewed_by": "ICT manager",
}


@pytest.fixture
def action(db: None) -> Action:
    make_release("0.1", ["data"], levels=4)
    TagFactory(name="data")
    return ActionFactory(listed=True, slug="write-it", transitions=[(None, 1, 2)], **WHOLE)


def _fields(client: Client, address: str = EDIT) -> dict[str, Any]:
    """What a browser would send from a page's form if nobody touched it."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    form = page.select_one("main form[novalidate]")
    assert form is not None
    sent: dict[str, Any] = {}
    for one in form.select("input[name], textarea[name], select[name]"):
        name = str(one["name"])
        if one.name == "textarea":
            sent[name] = "\r\n".join(one.text.removeprefix("\n").splitlines())
        elif one.name == "select":
            chosen = one.select_one("option[selected]")
            sent[name] = chosen["value"] if chosen else ""
        elif one.get("type") not in ("checkbox", "radio"):
            sent[name] = one.get("value", "")
        elif one.has_attr("checked"):
            sent.setdefault(name, []).append(one["value"])
    return sent


def _send(client: Client, **said: Any) -> Any:
    whole = {"kind": "editorial", "note": "Shorter.", "then": "send"}
    return client.post(EDIT, {**_fields(client), **whole, **said})


def test_an_author_publishes_the_next_edition_and_all_else_stays_byte_for_byte(
    client: Client, action: Action
) -> None:
    client.force_login(action.author)
    before = draft_of_edition(Edition.objects.get())

    answer = _send(client, title="Write it down")

    now = Edition.objects.get(current_of=action)
    changed = {
        name for name in vars(before) if vars(before)[name] != vars(draft_of_edition(now))[name]
    }
    assert (answer.headers["Location"], now.number, changed) == ("/actions/write-it/", 2, {"title"})


def test_somebody_else_sends_a_suggestion(client: Client, member: Member, action: Action) -> None:
    client.force_login(member)

    answer = _send(client, title="Write it down")

    made = Suggestion.objects.get()
    assert answer.headers["Location"] == f"/actions/write-it/suggestions/{made.uid}/"
    assert (made.by, made.edition.title, made.edition.kind) == (
        member,
        "Write it down",
        "editorial",
    )
    assert Edition.objects.get(current_of=action).number == 1


def test_a_whole_text_is_edited_whole(client: Client, action: Action) -> None:
    whole = ActionFactory(listed=True, slug="whole", body_markdown="# One\r\n")
    client.force_login(whole.author)
    sent = _fields(client, "/actions/whole/edit/")
    said = {"kind": "editorial", "note": "", "then": "send", "body_markdown": "# Two"}

    client.post("/actions/whole/edit/", {**sent, **said})

    assert "description" not in sent
    assert Edition.objects.get(current_of=whole).body_markdown == "# Two"


def test_nothing_changed_is_said_so(client: Client, action: Action) -> None:
    client.force_login(action.author)

    answer = _send(client)

    assert (answer.status_code, Edition.objects.count()) == (422, 1)
    assert "Nothing is changed yet. Change the text, then send it." in words_of(answer)


def test_the_difference_is_shown_before_anything_is_sent(client: Client, action: Action) -> None:
    client.force_login(action.author)

    answer = _send(client, title="Write it down", then="look")

    said = " ".join(main_of(answer).text.split())
    assert (answer.status_code, Edition.objects.count()) == (200, 1)
    assert "What would change Title Write removed: itadded: it down" in said


def test_a_substantive_edit_without_a_note_is_refused_and_nothing_is_lost(
    client: Client, action: Action
) -> None:
    client.force_login(action.author)

    answer = _send(client, title="Write it down", kind="substantive", note=" ")

    assert answer.status_code == 422
    assert "Say what changed and why" in words_of(answer)
    assert 'value="Write it down"' in answer.content.decode()


def test_of_two_edits_of_one_part_the_second_sees_both_and_can_send_it_again(
    client: Client, action: Action
) -> None:
    client.force_login(action.author)
    sent = {**_fields(client), "kind": "editorial", "note": "", "then": "send", "title": "Mine"}
    next_edition(action, "editorial", title="Theirs", risk="New risk.")

    answer = client.post(EDIT, sent)

    page = BeautifulSoup(answer.content, "html.parser")
    shown = {name: page.select_one(f"[name={name}]") for name in ("title", "based_on", "risk")}
    assert answer.status_code == 409
    assert "in the same place: title." in words_of(answer)
    assert [shown["title"]["value"], shown["based_on"]["value"]] == ["Mine", "2"]  # type: ignore[index]
    assert shown["risk"].text.strip() == "New risk."  # type: ignore[union-attr]


def test_another_row_is_added_and_nothing_typed_is_lost(client: Client, action: Action) -> None:
    client.force_login(action.author)

    html = _send(client, title="Half a ti", note="Half", then="another").content.decode()

    assert ('value="Half a ti"' in html, ">\nHalf</textarea>" in html) == (True, True)
    assert "step-3-dimension" in html


def test_what_is_retired_takes_no_edits(client: Client, action: Action) -> None:
    client.force_login(action.author)
    fields = _fields(client)
    Action.objects.update(state="retired")

    answers = [client.get(EDIT), client.post(EDIT, {**fields, "kind": "editorial", "title": "X"})]

    assert [answer.status_code for answer in answers] == [409, 409]
