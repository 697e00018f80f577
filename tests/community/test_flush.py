"""The test database is emptied although its triggers refuse it, and begins again whole."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError

from community.models import MemberEvent
from tests.factories.community import MemberFactory

# Sequences go on: those that begin anew would meet the rows which are put back for the next test.
WHOLE = {
    "interactive": False,
    "inhibit_post_migrate": True,
    "reset_sequences": False,
    "verbosity": 0,
}
AT = datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC)


def _something_happened() -> MemberEvent:
    member = MemberFactory()
    return MemberEvent.objects.create(what=MemberEvent.What.BANNED, at=AT, by=member, member=member)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_flush_empties_append_only_tables_and_keeps_what_migrations_made() -> None:
    _something_happened()
    groups = set(Group.objects.values_list("name", flat=True))

    call_command("flush", **WHOLE)

    assert MemberEvent.objects.count() == 0
    assert set(Group.objects.values_list("name", flat=True)) == groups


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_after_a_flush_append_only_tables_refuse_changes_again() -> None:
    call_command("flush", **WHOLE)
    event = _something_happened()

    with pytest.raises(DatabaseError, match="never rewritten"):
        MemberEvent.objects.filter(pk=event.pk).update(why="No")
