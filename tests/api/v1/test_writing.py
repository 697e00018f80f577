"""What a program does for a member: the same as the pages, by the same operations."""

from typing import Any

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from api.models import ApiToken
from library.models import Action, ActionVote, Edition
from model_releases.models import Dimension
from tests.factories.api import ApiTokenFactory, program_of
from tests.factories.feedback import decided, make_proposal
from tests.factories.library import ActionFactory, TagFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
SENT: dict[str, Any] = {
    "title": "Name an owner for each dataset",
    "summary": "One person answers for each dataset.",
    "description": "In a register.\r\nOn one page.",
    "transitions": [{"dimension": "data", "from_level": 1, "to_level": 2, "reason": "Owned."}],
    "steps": ["List them."],
    "tags": ["Paper"],
}


@pytest.fixture(autouse=True)
def data() -> Dimension:
    """The dimension "data" of the site's own model."""
    TagFactory(name="paper")
    return make_release(dimensions=["data"]).dimensions.get().dimension


@pytest.fixture
def token() -> ApiToken:
    return ApiTokenFactory()


@pytest.fixture
def program(token: ApiToken) -> Client:
    return program_of(token)


def _submit(program: Client, sent: dict[str, Any], **headers: str) -> Any:
    return program.post(
        "/api/v1/actions", sent, content_type="application/json", headers=headers or None
    )


def test_an_action_waits_for_a_curator(program: Client, token: ApiToken, data: Dimension) -> None:
    answer = _submit(program, SENT)

    action = Action.objects.waiting().get()
    edition = action.current_edition
    assert edition is not None
    assert (answer.status_code, answer.json()["uid"]) == (201, str(action.uid))
    assert (action.author, edition.description, edition.licence) == (
        token.member,
        "In a register.\nOn one page.",
        "CC-BY-4.0",
    )
    assert list(edition.tags.names()) == ["paper"]
    steps = edition.transitions.values_list("dimension", "from_level", "to_level", "reason")
    assert list(steps) == [(data.pk, 1, 2, "Owned.")]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"title": ""}, ["title"]),
        ({"title": "x" * 121, "summary": ""}, ["title", "summary"]),
        ({"description": " "}, ["description"]),
        ({"transitions": []}, ["transitions"]),
        ({"transitions": [{"dimension": "dada", "from_level": 1, "to_level": 2}]}, ["transitions"]),
        ({"transitions": [{"from_level": 2, "to_level": 2}]}, ["transitions"]),
        ({"tags": ["no-such"]}, ["tags"]),
        ({"why": "a\0b"}, ["why"]),
        ({"cost": "cheap"}, ["cost"]),
        ({"source_url": "javascript:alert(1)"}, ["source_url"]),
    ],
)
def test_what_is_wrong_is_told_by_field_and_nothing_is_kept(
    program: Client, changes: dict[str, Any], fields: list[str]
) -> None:
    refused = _submit(program, SENT | changes)

    assert (refused.status_code, [*refused.json()["error"]["fields"]]) == (422, fields)
    assert not Action.objects.exists()


def test_a_write_with_a_key_is_done_once(program: Client) -> None:
    answers = [_submit(program, SENT, **{"Idempotency-Key": "one"}) for _ in range(2)]
    _submit(program, SENT, **{"Idempotency-Key": "two"})

    assert answers[0].json() == answers[1].json()
    assert ([one.status_code for one in answers], Action.objects.count()) == ([201, 201], 2)


def test_a_key_for_something_else_is_refused(program: Client) -> None:
    _submit(program, SENT, **{"Idempotency-Key": "one"})

    refused = _submit(program, SENT | {"title": "Another"}, **{"Idempotency-Key": "one"})

    assert (refused.status_code, Action.objects.count()) == (409, 1)


def test_what_was_refused_may_be_sent_again_with_its_key(program: Client) -> None:
    wrong = SENT | {"tags": ["no-such"]}
    first = _submit(program, wrong, **{"Idempotency-Key": "one"}).status_code
    TagFactory(name="no-such")

    assert (first, _submit(program, wrong, **{"Idempotency-Key": "one"}).status_code) == (422, 201)


def test_votes_are_given_and_taken_back(program: Client, token: ApiToken) -> None:
    address = f"/api/v1/actions/{ActionFactory(listed=True).slug}/vote"

    said = [each(address).json() for each in (program.put, program.put, program.delete)]

    assert [(one["supported"], one["support"]["people"]) for one in said] == [
        (True, 1),
        (True, 1),
        (False, 0),
    ]
    assert not ActionVote.objects.exists()


def test_proposals_are_voted_on_too(program: Client) -> None:
    address = f"/api/v1/proposals/{make_proposal().number}/vote"

    said = [each(address).json() for each in (program.put, program.delete)]

    assert [one["support"]["people"] for one in said] == [1, 0]


def test_the_rules_of_the_pages_hold(program: Client, token: ApiToken) -> None:
    own = ActionFactory(listed=True, author=token.member)
    retired, draft = ActionFactory(retired=True), ActionFactory()
    ended = decided(make_proposal())

    answers = [
        program.put(f"/api/v1/{each}/vote").status_code
        for each in (
            f"actions/{own.slug}",
            f"actions/{retired.slug}",
            f"actions/{draft.uid}",
            f"proposals/{ended.number}",
        )
    ]

    assert answers == [403, 409, 404, 409]


def test_a_token_does_what_it_was_made_for_and_no_more() -> None:
    action = ActionFactory(listed=True)
    voting = program_of(ApiTokenFactory(may_submit=False))
    writing = program_of(ApiTokenFactory(may_vote=False))

    def met(program: Client) -> tuple[int, int]:
        return (
            _submit(program, SENT).status_code,
            program.put(f"/api/v1/actions/{action.slug}/vote").status_code,
        )

    assert (met(voting), met(writing)) == ((403, 200), (201, 403))


def test_a_cookie_writes_nothing(client: Client, token: ApiToken) -> None:
    client.force_login(token.member)

    refused: HttpResponseBase = _submit(client, SENT)

    assert (refused.status_code, Edition.objects.exists()) == (401, False)
