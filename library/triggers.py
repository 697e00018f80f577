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
    refuse_change,
    refuse_replacement,
    refuse_rewriting,
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
    refuse_rewriting("library_tag", ["slug"], says="The address of a tag never changes."),
    *_tag_refuses("depth", when=_TOO_DEEP, says="Tags stand on three levels at most."),
    *_tag_refuses(
        "merged", when=_INTO_A_MERGED_ONE, says="Merge with the tag that stands for that one."
    ),
    *append_only("library_tagevent", says="What happened to a tag is never rewritten."),
    *count_votes(Ballot(votes="library_actionvote", tally="library_actiontally", key="action_id")),
)
