"""Database triggers: what the database itself refuses or counts, on SQLite and PostgreSQL.

They are never made in a migration: on SQLite an AlterField remakes the table and loses them in
silence. Each app lists its own in `<app>/triggers.py` and registers them when it is ready; they are
dropped before and made after every migrate (community/receivers.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Trigger:
    """One trigger of one table, in both dialects. `name` is unique in the database.

    `sqlite` is the whole CREATE TRIGGER. `postgresql` is the function's body (plpgsql) and
    `postgresql_event` what it listens to, as in "BEFORE UPDATE OR DELETE".
    """

    name: str
    table: str
    sqlite: str
    postgresql: str
    postgresql_event: str

    def creation(self, vendor: str) -> list[str]:
        """Statements that make it, for `connection.vendor`."""
        if vendor == "sqlite":
            return [self.sqlite]
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$body$ BEGIN {self.postgresql} END $body$",
            f"CREATE TRIGGER {self.name} {self.postgresql_event} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]

    def removal(self, vendor: str) -> str:
        """The statement that drops it; harmless when it is not there."""
        if vendor == "sqlite":
            return f"DROP TRIGGER IF EXISTS {self.name}"
        return f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}"


_registered: dict[str, tuple[Trigger, ...]] = {}


def register(app_label: str, triggers: Iterable[Trigger]) -> None:
    """Say, from `AppConfig.ready`, which triggers the tables of `app_label` have."""
    _registered[app_label] = tuple(triggers)


def registered(app_label: str) -> tuple[Trigger, ...]:
    """The triggers of one app; none when it registered none."""
    return _registered.get(app_label, ())


def all_registered() -> tuple[Trigger, ...]:
    """Every trigger of the site, app by app."""
    return tuple(trigger for triggers in _registered.values() for trigger in triggers)


def append_only(table: str, *keys: str, says: str) -> tuple[Trigger, ...]:
    """Triggers of a table whose rows, once written, are neither changed, deleted nor replaced.

    `keys` are the columns which together say that two rows are the same, besides `id`.
    """
    return (*refuse_change(table, says=says), refuse_replacement(table, *keys, says=says))


def refuse_change(table: str, *, when: str = "", says: str) -> tuple[Trigger, ...]:
    """Triggers that refuse UPDATE and DELETE of rows of `table` with the sentence `says`.

    `when` narrows to rows for which it is true, said with OLD: "OLD.frozen_at IS NOT NULL".
    """
    name = f"{table}_refuses_update"
    return (
        refuse_when(name, table=table, event="UPDATE", when=when, says=says),
        refuse_deletion(table, when=when, says=says),
    )


def refuse_deletion(table: str, *, when: str = "", says: str) -> Trigger:
    """A trigger that refuses DELETE of rows of `table` for which `when`, said with OLD, is true."""
    return refuse_when(f"{table}_refuses_delete", table=table, event="DELETE", when=when, says=says)


def refuse_rewriting(table: str, columns: Iterable[str], *, when: str = "", says: str) -> Trigger:
    """A trigger that refuses an UPDATE which changes one of `columns`, wherever `when` is true."""
    changed = differs(*columns)
    return refuse_when(
        f"{table}_refuses_rewriting",
        table=table,
        event="UPDATE",
        when=f"{when} AND {changed}" if when else changed,
        says=says,
    )


def refuse_replacement(table: str, *keys: str, says: str) -> Trigger:
    """A trigger that refuses a row whose id, or whose `keys` together, are there already.

    SQLite's INSERT OR REPLACE deletes the old row without asking the DELETE trigger. The last of
    `keys` gives it its name: PostgreSQL has no room for all.
    """
    same = " AND ".join(f"{key} = NEW.{key}" for key in keys)
    found = f"id = NEW.id OR ({same})" if keys else "id = NEW.id"
    return refuse_when(
        "_".join([f"{table}_refuses_replacement", *keys[-1:]]),
        table=table,
        event="INSERT",
        when=f"EXISTS (SELECT 1 FROM {table} WHERE {found})",
        says=says,
    )


def refuse_when(name: str, *, table: str, event: str, when: str = "", says: str) -> Trigger:
    """A trigger that refuses one kind of change with a sentence, wherever `when` is true.

    `event` is "INSERT", "DELETE", "UPDATE" or "UPDATE OF column"; `when` is said with NEW and OLD.
    """
    condition = f"WHEN {when} " if when else ""
    sentence = says.replace("'", "''")
    raising = f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';"
    kept = "RETURN OLD;" if event == "DELETE" else "RETURN NEW;"
    return Trigger(
        name=name,
        table=table,
        sqlite=f"CREATE TRIGGER {name} BEFORE {event} ON {table} {condition}"
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
        postgresql=f"IF {when or 'true'} THEN {raising} END IF; {kept}",
        postgresql_event=f"BEFORE {event}",
    )


def differs(*columns: str) -> str:
    """SQL that is true when an UPDATE changes one of `columns`, to or from nothing too."""
    changed = (
        f"(NEW.{one} IS NULL) <> (OLD.{one} IS NULL) OR NEW.{one} <> OLD.{one}" for one in columns
    )
    return f"({' OR '.join(changed)})"


def keep_words(table: str) -> tuple[Trigger, ...]:
    """Triggers of a table of comments: who said what, and when, is neither rewritten nor deleted.

    Hiding one is an UPDATE of the columns about that alone.
    """
    says = "What was said stays as it was said; a moderator may hide it."
    return (
        refuse_rewriting(table, ("uid", "author_id", "at", "text"), says=says),
        refuse_deletion(table, says=says),
        refuse_replacement(table, "uid", says=says),
    )


@dataclass(frozen=True)
class Ballot:
    """The names a tally needs: the votes' table, the tally's table, and the key they share."""

    votes: str
    tally: str
    key: str


def count_votes(ballot: Ballot) -> tuple[Trigger, ...]:
    """Triggers that keep `people` and `councils` of a tally equal to the counted rows of its votes.

    A tally row exists before the first vote (made with the thing voted on). Giving and taking back
    move the tally by one, at a cost that does not grow with the votes; a change counts anew.
    """
    return (
        _counting(ballot, "INSERT", _moved_by_one(ballot, row="NEW", sign="+")),
        _counting(ballot, "DELETE", _moved_by_one(ballot, row="OLD", sign="-")),
        _counting(ballot, "UPDATE", _counted_anew(ballot)),
    )


def _moved_by_one(ballot: Ballot, *, row: str, sign: str) -> str:
    same_council = (
        f"SELECT 1 FROM {ballot.votes} WHERE {ballot.key} = {row}.{ballot.key} AND counted "
        f"AND council_id = {row}.council_id AND id <> {row}.id"
    )
    return (
        f"UPDATE {ballot.tally} SET people = people {sign} 1, councils = councils {sign} "
        f"CASE WHEN {row}.council_id IS NULL OR EXISTS ({same_council}) THEN 0 ELSE 1 END "
        f"WHERE {ballot.key} = {row}.{ballot.key} AND {row}.counted;"
    )


def _counted_anew(ballot: Ballot) -> str:
    rows = f"FROM {ballot.votes} WHERE {ballot.key} = NEW.{ballot.key} AND counted"
    return (
        f"UPDATE {ballot.tally} SET people = (SELECT COUNT(*) {rows}), "
        f"councils = (SELECT COUNT(DISTINCT council_id) {rows}) "
        f"WHERE {ballot.key} = NEW.{ballot.key};"
    )


def _counting(ballot: Ballot, event: str, update: str) -> Trigger:
    name = f"{ballot.votes}_counts_{event.lower()}"
    row = "OLD" if event == "DELETE" else "NEW"
    # On PostgreSQL two voters count at once, each blind to the other's uncommitted row: the tally
    # row is locked first, so that the second counts after the first has committed.
    lock = f"PERFORM 1 FROM {ballot.tally} WHERE {ballot.key} = {row}.{ballot.key} FOR UPDATE; "
    return Trigger(
        name=name,
        table=ballot.votes,
        sqlite=f"CREATE TRIGGER {name} AFTER {event} ON {ballot.votes} BEGIN {update} END",
        postgresql=f"{lock}{update} RETURN NULL;",
        postgresql_event=f"AFTER {event}",
    )


_AN_INTEREST = "A declared interest is ended, never rewritten."
COMMUNITY = (
    *append_only("community_memberevent", says="What happened to a member is never rewritten."),
    refuse_when(
        "community_notice_refuses_second_digest",
        table="community_notice",
        event="UPDATE OF digest_id",
        when=f"OLD.digest_id IS NOT NULL AND {differs('digest_id')}",
        says="A notice is in one letter only.",
    ),
    # Erasure empties the words; nothing else changes them.
    refuse_rewriting("community_interest", ("member_id", "kind", "from_on"), says=_AN_INTEREST),
    refuse_when(
        "community_interest_refuses_other_words",
        table="community_interest",
        event="UPDATE OF about",
        when="NEW.about <> OLD.about AND NEW.about <> ''",
        says=_AN_INTEREST,
    ),
    refuse_when(
        "community_interest_refuses_return",
        table="community_interest",
        event="UPDATE OF to_on",
        when=f"OLD.to_on IS NOT NULL AND {differs('to_on')}",
        says=_AN_INTEREST,
    ),
    refuse_deletion("community_interest", says=_AN_INTEREST),
    refuse_replacement("community_interest", says=_AN_INTEREST),
)
