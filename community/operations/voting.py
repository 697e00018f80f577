"""Casting a vote in one statement: what all that is voted on have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.utils import timezone

from community.models import Member, Membership


@dataclass(frozen=True)
class VoteTable:
    """Where the votes on one kind of thing are kept.

    `votes` and `things` are tables, `key` the votes' column that names the thing, `states` those
    in which it takes votes, `also` further columns of the vote -> columns of the thing. `barred` is
    a table that names members (`member_id`) who may not vote on a thing (`key`), from the moment
    they have accepted (`accepted_at`); none by default.
    """

    votes: str
    things: str
    key: str
    states: tuple[str, ...]
    also: Mapping[str, str] = field(default_factory=dict)
    barred: str = ""

    def insertion(self) -> str:
        """The statement; parameters: member twice, day twice, moment, thing, states.

        Where somebody is barred, the member once more.
        """
        more = "".join(f", {column}" for column in self.also)
        theirs = "".join(f", thing.{column}" for column in self.also.values())
        states = ", ".join(["%s"] * len(self.states))
        # The thing's row is held: where rows are locked, nobody decides on it before this vote is
        # seen, and a vote that comes while somebody does waits, and asks for the state anew.
        held = "FOR KEY SHARE OF thing" if connection.features.has_select_for_update else ""
        return f"""
            INSERT INTO {self.votes} ({self.key}, member_id, council_id, at, counted{more})
            SELECT thing.id, %s, (
                    SELECT council_id FROM {Membership._meta.db_table}
                    WHERE member_id = %s AND is_primary
                    AND from_on <= %s AND (to_on IS NULL OR to_on > %s)
                    ORDER BY from_on DESC, id DESC LIMIT 1
                ), %s, true{theirs}
            FROM {self.things} AS thing WHERE thing.id = %s AND thing.state IN ({states})
                {self._unless_barred()}
            {held}
            ON CONFLICT ({self.key}, member_id) DO NOTHING
        """  # noqa: S608  names of tables

    def _unless_barred(self) -> str:
        if not self.barred:
            return ""
        return (
            f"AND NOT EXISTS (SELECT 1 FROM {self.barred} AS barred "  # noqa: S608  a table's name
            f"WHERE barred.{self.key} = thing.id AND barred.member_id = %s "
            "AND barred.accepted_at IS NOT NULL)"
        )


def insert_vote(table: VoteTable, *, thing: int, by: Member, at: datetime) -> bool:
    """Whether the vote of `by`, for their primary council at that time, is new.

    All that a vote needs is asked and written in one statement: check-then-insert loses against a
    second click, and four statements through the ORM keep others waiting five times as long.
    False when the thing takes no votes, or none of theirs, or has it already. `at` is aware.
    """
    day = connection.ops.adapt_datefield_value(timezone.localdate(at))
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        whose = [by.pk, by.pk, day, day, moment]
        barred = [by.pk] if table.barred else []
        cursor.execute(table.insertion(), [*whose, thing, *table.states, *barred])
        return int(cursor.rowcount) == 1
