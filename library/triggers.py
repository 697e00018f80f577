"""What the database itself refuses or counts for the library: see community/triggers.py.

An import writes its actions hidden, as drafts that carry their batch, with editions already frozen;
until they are shown they may still be completed or thrown away. No action is ever a draft again,
so the exception cannot be had a second time.
"""

from community.triggers import (
    Ballot,
    Trigger,
    append_only,
    count_votes,
    differs,
    refuse_change,
    refuse_deletion,
    refuse_replacement,
    refuse_rewriting,
    refuse_when,
)
from search.sequences import statement_for_triggers

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


def _note_for_search(table: str, *, key: str) -> Trigger:
    """Note, with the count itself, that an action is to be found under another one.

    The vote is then one statement: nobody else waits while Python thinks of the next.
    """
    name = f"{table}_is_noted_for_search"
    note = {
        vendor: statement_for_triggers("action", key=f"NEW.{key}", vendor=vendor)
        for vendor in ("sqlite", "postgresql")
    }
    return Trigger(
        name=name,
        table=table,
        sqlite=f"CREATE TRIGGER {name} AFTER UPDATE ON {table} BEGIN {note['sqlite']} END",
        postgresql=f"{note['postgresql']} RETURN NULL;",
        postgresql_event="AFTER UPDATE",
    )


_MERGED = "Who merged what with what, and why, is never rewritten."
_MERGES = (
    refuse_rewriting(
        "library_merge", ("duplicate_id", "into_id", "by_id", "at", "why"), says=_MERGED
    ),
    refuse_when(
        "library_merge_refuses_undoing_twice",
        table="library_merge",
        event="UPDATE",
        when="OLD.undone_at IS NOT NULL",
        says="An undone merge stays undone: merge again.",
    ),
    refuse_deletion("library_merge", says=_MERGED),
    refuse_replacement("library_merge", says=_MERGED),
    # Whatever stands for another is in the list itself at that moment, so no circle can close.
    refuse_when(
        "library_merge_refuses_unlisted",
        table="library_merge",
        event="INSERT",
        when="NOT EXISTS "
        "(SELECT 1 FROM library_action WHERE id = NEW.into_id AND state = 'listed')",
        says="Only a listed action stands for another.",
    ),
)
_SETTLED = "What was found when an action was looked at again is never rewritten."
_RECHECKS = (
    refuse_when(
        "library_recheck_refuses_settling_twice",
        table="library_recheck",
        event="UPDATE",
        when="OLD.settled_at IS NOT NULL",
        says=_SETTLED,
    ),
    refuse_rewriting(
        "library_recheck", ("action_id", "release_id", "dimension_id", "created_at"), says=_SETTLED
    ),
    refuse_deletion("library_recheck", says=_SETTLED),
    refuse_replacement("library_recheck", "action_id", "release_id", "dimension_id", says=_SETTLED),
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

_TAG = "SELECT 1 FROM library_tag"
_HAS_GRANDPARENT = (
    f"EXISTS ({_TAG} p JOIN library_tag g ON g.id = p.parent_id "
    "WHERE p.id = NEW.parent_id AND g.parent_id IS NOT NULL)"
)
_HAS_GRANDCHILD = (
    f"EXISTS ({_TAG} c JOIN library_tag d ON d.parent_id = c.id WHERE c.parent_id = NEW.id)"
)
_HAS_BOTH = (
    f"EXISTS ({_TAG} WHERE id = NEW.parent_id AND parent_id IS NOT NULL) "
    f"AND EXISTS ({_TAG} WHERE parent_id = NEW.id)"
)
# A circle has no top, so a tree whose height is limited holds none.
_TOO_DEEP = (
    f"NEW.parent_id IS NOT NULL AND ({_HAS_GRANDPARENT} OR {_HAS_GRANDCHILD} OR {_HAS_BOTH})"
)
# The last merge of a circle would have to lead to a tag that is merged already.
_INTO_A_MERGED_ONE = (
    "NEW.merged_into_id IS NOT NULL AND "
    f"EXISTS ({_TAG} WHERE id = NEW.merged_into_id AND merged_into_id IS NOT NULL)"
)


def _tag_refuses(name: str, *, when: str, says: str) -> tuple[Trigger, ...]:
    """Refuse a tag for which `when` is true, as it comes and as it changes."""
    return tuple(
        refuse_when(
            f"library_tag_refuses_{name}_{event.lower()}",
            table="library_tag",
            event=event,
            when=when,
            says=says,
        )
        for event in ("INSERT", "UPDATE")
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
    *_MERGES,
    *_RECHECKS,
    refuse_rewriting("library_tag", ["slug"], says="The address of a tag never changes."),
    *_tag_refuses("depth", when=_TOO_DEEP, says="Tags stand on three levels at most."),
    *_tag_refuses(
        "merged", when=_INTO_A_MERGED_ONE, says="Merge with the tag that stands for that one."
    ),
    *append_only("library_tagevent", says="What happened to a tag is never rewritten."),
    *count_votes(Ballot(votes="library_actionvote", tally="library_actiontally", key="action_id")),
    _note_for_search("library_actiontally", key="action_id"),
)
