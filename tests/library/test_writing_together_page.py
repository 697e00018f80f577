"""The pages of a draft with several authors, after a lost session, and what is like it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.models import Member
from library.models import Action, CoAuthor
from tests.counting import queries_for
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory, CoAuthorFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
PROPOSE = "/actions/propose/"


@pytest.fixture
def draft(db: None) -> Action:
    make_release("0.1", ["data"], levels=4)
    return ActionFactory(title="Write the list", summary="Somebody.")


def _page(draft: Action, rest: str = "") -> str:
    return f"/actions/drafts/{draft.uid}/co-authors/{rest}"


def _sent(**said: str) -> dict[str, Any]:
    whole = {
        "uid": str(uuid4()),
        "title": "Write it",
        "summary": "Someone writes it.",
        "description": "One.",
        "step-TOTAL_FORMS": "3",
        "step-INITIAL_FORMS": "0",
        "then": "keep",
    }
    return {**whole, **said}


def test_inviting_says_the_same_of_every_address(client: Client, draft: Action) -> None:
    client.force_login(draft.author)
    said = []
    for email in (MemberFactory().email, "nobody@example.org"):
        client.post(_page(draft), {"email": email, "then": "invite"})
        html = client.get(_page(draft)).content.decode()
        said.append(re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html))

    assert CoAuthor.objects.count() == 1
    assert said[0] == said[1]
    assert "If an approved member has this address, they have been invited." in said[0]


def test_more_than_20_invitations_a_day_are_too_many(client: Client, draft: Action) -> None:
    client.force_login(draft.author)

    statuses = [
        client.post(_page(draft), {"email": f"m{number}@example.org"}).status_code
        for number in range(21)
    ]

    assert statuses == [302] * 20 + [429]


def test_who_is_invited_reads_the_text_and_accepts(client: Client, draft: Action) -> None:
    invited = CoAuthorFactory(action=draft, waiting=True).member
    client.force_login(invited)

    mine = client.get("/actions/mine/").content.decode()
    html = client.get(_page(draft)).content.decode()
    before = client.get(f"/actions/drafts/{draft.uid}/").status_code
    answer = client.post(_page(draft, "answer/"), {"answer": "accept"})

    assert (_page(draft) in mine, "Somebody." in html, before) == (True, True, 404)
    assert answer.headers["Location"] == f"/actions/drafts/{draft.uid}/"
    assert client.get(f"/actions/drafts/{draft.uid}/").status_code == 200


def test_an_invitation_that_is_declined_is_gone(client: Client, draft: Action) -> None:
    client.force_login(CoAuthorFactory(action=draft, waiting=True).member)

    client.post(_page(draft, "answer/"), {"answer": "decline"})

    assert (CoAuthor.objects.count(), client.get(_page(draft)).status_code) == (0, 404)


def test_a_co_author_leaves_and_the_author_takes_one_off(client: Client, draft: Action) -> None:
    first, second = CoAuthorFactory(action=draft), CoAuthorFactory(action=draft)
    client.force_login(first.member)
    others = client.post(_page(draft, f"{second.pk}/remove/")).headers["Location"]
    client.post(_page(draft, f"{first.pk}/remove/"))
    left = CoAuthor.objects.count()
    client.force_login(draft.author)
    client.post(_page(draft, f"{second.pk}/remove/"))

    assert (others, left, CoAuthor.objects.count()) == (_page(draft), 1, 0)


def test_only_its_author_invites_over_the_page(client: Client, draft: Action) -> None:
    client.force_login(CoAuthorFactory(action=draft).member)

    assert client.post(_page(draft), {"email": "a@example.org"}).status_code == 404


def test_the_second_of_two_authors_sees_both_texts(client: Client, draft: Action) -> None:
    opened_at = draft.created_at.isoformat()
    co_author = CoAuthorFactory(action=draft).member
    address = f"/actions/drafts/{draft.uid}/"
    client.force_login(co_author)
    client.post(address, _sent(title="Theirs", opened_at=opened_at))
    client.force_login(draft.author)

    answer = client.post(address, _sent(title="Mine", opened_at=opened_at))

    html = answer.content.decode()
    assert (answer.status_code, 'value="Mine"' in html) == (409, True)
    assert "removed: </span>Theirs" in html
    again = re.search(r'name="opened_at" value="([^"]+)"', html)
    assert again is not None
    client.post(address, _sent(title="Mine", opened_at=again[1]))
    draft.refresh_from_db()
    assert str(draft.current_edition) == "Mine"


def test_a_visitor_of_my_actions_signs_in_first(client: Client) -> None:
    assert (
        client.get("/actions/mine/").headers["Location"] == "/accounts/login/?next=/actions/mine/"
    )


def test_my_actions_take_the_same_queries_for_one_invitation_and_for_three(
    client: Client, member: Member
) -> None:
    client.force_login(member)
    CoAuthorFactory(member=member, waiting=True)
    for_one = queries_for(client, "/actions/mine/")
    CoAuthorFactory.create_batch(2, member=member, waiting=True)

    assert queries_for(client, "/actions/mine/") == for_one


def test_what_a_visitor_typed_is_shown_again_after_signing_in(
    client: Client, draft: Action
) -> None:
    sent = _sent(title="A whole evening")

    answer = client.post(PROPOSE, sent)
    client.force_login(draft.author)
    shown = [client.get(PROPOSE).content.decode() for _ in range(2)]
    client.post(PROPOSE, sent)
    after = client.get(PROPOSE).content.decode()

    assert answer.headers["Location"] == f"/accounts/login/?next={PROPOSE}"
    assert [f'value="{sent["uid"]}"' in html for html in shown] == [True, True]
    assert ["A whole evening" in html for html in (*shown, after)] == [True, True, False]
    assert str(Action.objects.get(uid=sent["uid"]).current_edition) == "A whole evening"


@pytest.mark.parametrize("there", [True, False])
def test_a_visitor_who_sends_a_draft_is_led_in_whether_or_not_it_is_there(
    client: Client, draft: Action, there: bool
) -> None:
    address = f"/actions/drafts/{draft.uid if there else uuid4()}/"

    answer = client.post(address, _sent(title="A whole evening"))
    client.force_login(draft.author)
    shown = client.get(address)

    assert answer.headers["Location"] == f"/accounts/login/?next={address}"
    assert ("A whole evening" in shown.content.decode()) == there


def test_what_is_too_long_to_keep_is_said_so(client: Client, draft: Action) -> None:
    answer = client.post(PROPOSE, _sent(description="x" * 1_000_001))

    assert (answer.status_code, "too long to be kept" in answer.content.decode()) == (403, True)


def test_nothing_typed_is_shown_an_hour_later(client: Client, draft: Action) -> None:
    client.post(PROPOSE, _sent(title="A whole evening"))
    session = client.session
    session["typed_before_signing_in"] = {**session["typed_before_signing_in"], "until": 0}
    session.save()
    client.force_login(draft.author)

    assert "A whole evening" not in client.get(PROPOSE).content.decode()


@pytest.mark.parametrize("is_htmx", [True, False])
def test_what_is_like_it_is_shown_while_writing_with_a_script_and_without(
    client: Client, draft: Action, is_htmx: bool
) -> None:
    ActionFactory(listed=True, slug="a-list", title="Write a list of systems")
    client.force_login(draft.author)
    headers = {"HX-Request": "true"} if is_htmx else {}
    sent = _sent(title="Write the list of systems", then="look")

    html = client.post(PROPOSE, sent, headers=headers).content.decode()

    assert 'href="/actions/a-list/"' in html
    assert ("<form" not in html, 'value="Write the list of systems"' in html) == (
        is_htmx,
        not is_htmx,
    )
    assert not Action.objects.filter(uid=sent["uid"]).exists()
