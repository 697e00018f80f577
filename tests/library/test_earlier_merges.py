"""Merges from before there were rows of them are read from what happened."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from community.models import Member
from library.models import Action, ActionEvent, ActionVote, Merge, NotMine
from tests.factories.library import ActionFactory, ActionVoteFactory

pytestmark = pytest.mark.django_db
AT = timezone.now()
MIGRATION = import_module("library.migrations.0006_earlier_merges")


@pytest.fixture
def merged(db: None, curator: Member) -> Action:
    """A duplicate as it stood before: one vote carried, one taken back, one given to the other."""
    other = ActionFactory(listed=True)
    duplicate = ActionFactory(merged=True, successor=other)
    ActionEvent.objects.create(action=duplicate, what="merged", by=curator, at=AT, why="The same.")
    for is_there in (True, False):
        vote = ActionVoteFactory(on=duplicate)
        if is_there:
            ActionVoteFactory(on=other, member=vote.member, at=vote.at)
    ActionVoteFactory(on=other)
    ActionVoteFactory(on=duplicate, member=other.author)
    return duplicate


def test_a_merge_and_what_it_carried_become_rows(merged: Action, curator: Member) -> None:
    for _ in range(2):
        MIGRATION.keep_merges(apps, None)

    other = merged.successor
    assert Merge.objects.values_list("duplicate", "into", "by", "at", "why").get() == (
        *(merged.pk, other and other.pk, curator.pk, AT),
        "The same.",
    )
    voters = list(merged.votes.order_by("pk").values_list("member", flat=True))
    carried = ActionVote.objects.filter(merged_from=merged).values_list("action", "member")
    assert list(carried) == [(other and other.pk, voters[0])]
    refused = NotMine.objects.values_list("action", "member")
    assert list(refused) == [(other and other.pk, voters[1])]
