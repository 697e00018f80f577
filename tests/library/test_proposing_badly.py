"""A proposal that no browser sends: 422, faults in our own words, and all that was typed kept."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from library.models import Action, Transition
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
PROPOSE = "/actions/propose/"
INCOMPLETE = "A part of the form did not arrive. Look whether all is there, then send it again"
WHOLE = {"title": "T", "summary": "S", "description": "D", "step-INITIAL_FORMS": "0"}


@pytest.fixture
def send(client: Client, member: object) -> Any:
    """Send a form as a member, whole but for what is said."""
    make_release("0.1", ["data"], levels=4)
    client.force_login(member)  # type: ignore[arg-type]  # the fixture's member

    def post(**said: str) -> Any:
        return client.post(PROPOSE, {**WHOLE, "uid": str(uuid4()), **said})

    return post


def _errors(response: HttpResponse) -> list[str]:
    summary = response.content.decode().partition("There is a problem")[2].partition("</ul>")[0]
    return [re.sub("<[^>]+>", "", line) for line in summary.split("<li>")[1:]]


def test_a_form_without_its_hidden_parts_is_refused_in_our_words(send: Any) -> None:
    response = send(uid="x")

    assert (response.status_code, _errors(response)) == (422, [INCOMPLETE, INCOMPLETE])


def test_values_that_were_not_offered_are_named_by_their_field(send: Any) -> None:
    rows = {"step-TOTAL_FORMS": "1", "step-0-dimension": "x", "step-0-strength": "x"}

    response = send(effort="x", tags="x", **rows)

    assert (response.status_code, _errors(response)) == (
        422,
        [
            "Choose effort from what is offered",
            "Choose tags from what is offered",
            "Choose dimension from what is offered",
            "Choose from level",
            "Choose to level",
            "Choose how much it helps from what is offered",
        ],
    )


def test_far_too_long_a_text_is_refused_and_comes_back_whole(send: Any) -> None:
    response = send(description="z" * 300_000, **{"step-TOTAL_FORMS": "0"})

    assert (response.status_code, _errors(response), Action.objects.count()) == (
        422,
        ["Description has 300,000 characters. 200,000 is the most"],
        0,
    )
    assert b"z" * 300_000 in response.content


def test_more_rows_than_there_may_be_are_refused(send: Any) -> None:
    assert _errors(send(**{"step-TOTAL_FORMS": "99999999"})) == ["Give 12 steps at most"]


def test_a_row_in_which_only_the_strength_differs_is_left_out(send: Any) -> None:
    response = send(**{"step-TOTAL_FORMS": "2", "step-0-strength": "some"})

    assert (response.status_code, Action.objects.count(), Transition.objects.count()) == (302, 1, 0)
