"""What the database itself refuses or counts for the library: see community/triggers.py.

An import writes its actions hidden, as drafts that carry their batch, with editions already frozen;
until they are shown they may still be completed or thrown away. No action is ever a draft again,
so the exception cannot be had a second time.
"""

from community.triggers import (
    Ballot,
    Trigger,
    count_votes,
    differs,
    refuse_change,
    refuse_deletion,
    refuse_replacement,
    refuse_when,
)

_UNSEEN = (
    "SELECT 1 FROM library_action "
    "WHERE id = {action} AND state = 'draft' AND import_batch IS NOT NULL"
)


def _seen(action: str) -> str:
    return f"NOT EXISTS ({_UNSEEN.format(action=action)})"


def _frozen(edition: str) -> str:
    """True of a key whose edition is frozen and no longer part of a hidden import."""
    return (
        f"EXISTS (SELECT 1 FROM library_edition e WHERE e.id = {edition} "
        f"AND e.frozen_at IS NOT NULL AND {_seen('e.action_id')})"
    )


def _refuse_parts(table: str, *, key: str, says: str) -> tuple[Trigger, ...]:
    """Refuse to add, move, change or take away rows of `table` that belong to a frozen edition."""
    return (
        *refuse_change(table, when=_frozen(f"OLD.{key}"), says=says),
        *(
            refuse_when(
                f"{table}_refuses_{name}",
                table=table,
                event=event,
                when=_frozen(f"NEW.{key}"),
                says=says,
            )
            for name, event in (("insert", "INSERT"), ("arrival", f"UPDATE OF {key}"))
        ),
        refuse_replacement(table, says=says),
    )


def _of_another_action(edition: str) -> str:
    """True of a key whose edition is not one of the suggestion's action."""
    return (
        f"NOT EXISTS (SELECT 1 FROM library_edition e "
        f"WHERE e.id = {edition} AND e.action_id = NEW.action_id)"
    )


_SUGGESTION = "library_suggestion"
_MADE = ("uid", "action_id", "edition_id", "based_on_id", "by_id", "at")
_DECIDED = "What was decided about a suggestion is never rewritten."

SUGGESTIONS = (
    *(
        refuse_when(
            f"{_SUGGESTION}_refuses_{key}_of_others",
            table=_SUGGESTION,
            event="INSERT",
            when=_of_another_action(f"NEW.{key}_id"),
            says="A suggestion is about one action: both its texts belong to it.",
        )
        for key in ("edition", "based_on")
    ),
    refuse_when(
        f"{_SUGGESTION}_refuses_other_words",
        table=_SUGGESTION,
        event="UPDATE",
        when=differs(*_MADE),
        says="Who suggested what, and when, is never rewritten.",
    ),
    refuse_when(
        f"{_SUGGESTION}_refuses_change",
        table=_SUGGESTION,
        event="UPDATE",
        when="OLD.state <> 'open'",
        says=_DECIDED,
    ),
    refuse_when(
        f"{_SUGGESTION}_refuses_empty_yes",
        table=_SUGGESTION,
        event="UPDATE OF state",
        when="(NEW.state = 'accepted') <> EXISTS (SELECT 1 FROM library_edition e "
        "WHERE e.id = NEW.edition_id AND e.frozen_at IS NOT NULL)",
        says="A suggestion is accepted when its text is frozen, and only then.",
    ),
    refuse_deletion(_SUGGESTION, says=_DECIDED),
    refuse_replacement(_SUGGESTION, "uid", says=_DECIDED),
    refuse_replacement(_SUGGESTION, "edition_id", says=_DECIDED),
)

LIBRARY = (
    *SUGGESTIONS,
    *refuse_change(
        "library_edition",
        when=f"OLD.frozen_at IS NOT NULL AND {_seen('OLD.action_id')}",
        says="A listed text never changes: write a new edition.",
    ),
    *_refuse_parts(
        "library_transition", key="edition_id", says="The steps of a listed text never change."
    ),
    *_refuse_parts(
        "library_editiontag",
        key="content_object_id",
        says="The tags of a listed text never change.",
    ),
    *refuse_change(
        "library_actionevent",
        when=_seen("OLD.action_id"),
        says="What happened to an action is never rewritten.",
    ),
    refuse_replacement("library_edition", says="A listed text never changes."),
    refuse_replacement(
        "library_actionevent", says="What happened to an action is never rewritten."
    ),
    refuse_when(
        "library_action_refuses_return",
        table="library_action",
        event="UPDATE OF state",
        when="OLD.state <> 'draft' AND NEW.state = 'draft'",
        says="What was handed in is never a draft again.",
    ),
    refuse_when(
        "library_action_refuses_new_slug",
        table="library_action",
        event="UPDATE OF slug",
        when="OLD.slug IS NOT NULL AND (NEW.slug IS NULL OR NEW.slug <> OLD.slug)",
        says="The address of an action never changes.",
    ),
    *count_votes(Ballot(votes="library_actionvote", tally="library_actiontally", key="action_id")),
)
