"""Saying that a listed action is still right: who may, what is kept, and what is not taken."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member
from library.models import Action, Edition
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> Member:
    return MemberFactory()


@pytest.fixture
def action(keeper: Member) -> Action:
    return ActionFactory(listed=True, slug="log-calls", keeper=keeper)


def _in_a_year() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=365)


def test_its_keeper_says_so_and_the_words_stay(
    client: Client, action: Action, keeper: Member
) -> None:
    client.force_login(keeper)
    sent = {"next_due_on": _in_a_year().isoformat(), "note": "Every link answers."}

    answer = client.post("/actions/log-calls/review/", sent)

    edition = Edition.objects.get(current_of=action)
    assert (answer.status_code, edition.kind, edition.number, edition.title) == (
        302,
        "review",
        2,
        str(action.current_edition),
    )
    assert (edition.last_reviewed_by, edition.next_review_due_on, edition.change_note) == (
        "its keeper",
        _in_a_year(),
        "Every link answers.",
    )


def test_a_day_that_has_passed_is_not_taken_and_nothing_is_lost(
    client: Client, action: Action, keeper: Member
) -> None:
    client.force_login(keeper)

    answer = client.post("/actions/log-calls/review/", {"next_due_on": "2020-01-01", "note": "Yes"})

    assert (answer.status_code, Edition.objects.get(current_of=action).number) == (422, 1)
    assert answer.context["form"]["note"].value() == "Yes"
    assert "Choose a day after today for the next review." in answer.content.decode()


def test_for_others_it_is_not_there_and_not_offered(client: Client, action: Action) -> None:
    client.force_login(MemberFactory())

    page = client.get("/actions/log-calls/").content.decode()

    assert client.get("/actions/log-calls/review/").status_code == 404
    assert "still right" not in page


def test_the_page_offers_it_to_who_may(client: Client, action: Action, keeper: Member) -> None:
    client.force_login(keeper)

    assert "/actions/log-calls/review/" in client.get("/actions/log-calls/").content.decode()
