"""Who may see which action, by the one question that pages, desk and API ask."""

import pytest
from django.contrib.auth.models import AnonymousUser

from community.models import Member
from library.models import Action
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
STATES = ("draft", "submitted", "changes_asked", "listed", "declined", "retired", "merged")
PUBLIC = ["listed", "merged", "retired"]
HANDED_IN = ["changes_asked", "declined", *PUBLIC, "submitted"]


def test_each_reader_sees_these_states(
    unapproved: Member, member: Member, curator: Member, moderator: Member, operator: Member
) -> None:
    for state in STATES:
        ActionFactory(**({} if state == "draft" else {state: True}))
    readers = (AnonymousUser(), unapproved, member, curator, moderator, operator)

    seen = [
        sorted(Action.objects.visible_to(reader).values_list("state", flat=True))
        for reader in readers
    ]

    assert seen == [PUBLIC, PUBLIC, PUBLIC, HANDED_IN, PUBLIC, PUBLIC]


def test_an_author_sees_their_own_in_every_state(member: Member) -> None:
    for state in STATES:
        ActionFactory(author=member, **({} if state == "draft" else {state: True}))

    assert Action.objects.visible_to(member).count() == len(STATES)
