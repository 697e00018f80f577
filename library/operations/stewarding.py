"""Curators look after the tags: approve, rename, describe, move, merge, hide. Each step is kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from community.models import Member
from library.documents import KIND
from library.models import Action, EditionTag, Tag, TagEvent
from library.models.tags import LONGEST_NAME
from library.operations.refusals import CurationRefusedError, NotACuratorError, ReasonMissingError
from library.permissions import can_curate_library
from search.changes import mark_changed

LEVELS = 3


class TagUnchangedError(CurationRefusedError):
    """It is so already, or another curator was faster."""


class TagNameTakenError(CurationRefusedError):
    """Two tags of one name would be one word with two meanings."""


class TagPlaceError(CurationRefusedError):
    """A tag cannot stand there."""


@transaction.atomic
def approve_tag(tag: Tag, *, by: Member, at: datetime) -> None:
    """Offer a tag to everybody: in filters, in forms, while typing. A hidden one comes back.

    `at` is timezone-aware, as in all of these. Each raises a CurationRefusedError, and changes
    nothing, when `by` is no curator or the tag cannot be changed so; else what was done is kept
    among the tag's events, and actions that carry the tag are found by it at once.
    """
    held = _held(tag, by=by)
    if held.is_offered or held.merged_into_id is not None:
        raise TagUnchangedError("Nothing to do: this tag does not wait for approval.")
    gone = {"hidden_at": None, "hidden_by": None}
    _change(held, {"approved_at": at, "approved_by": by, **gone})
    _note(held, "approved", by=by, at=at)


@transaction.atomic
def decline_tag(tag: Tag, *, why: str, by: Member, at: datetime) -> None:
    """Take a tag away from every page; texts keep it, and approving brings it back."""
    held = _held(tag, by=by)
    if held.hidden_at is not None or held.merged_into_id is not None:
        raise TagUnchangedError("Nothing to do: this tag is not shown.")
    if not why.strip():
        raise ReasonMissingError("Give a reason: other curators will want to know.")
    unapproved = {"approved_at": None, "approved_by": None}
    _change(held, {"hidden_at": at, "hidden_by": by, **unapproved})
    _note(held, "hidden", why=why, by=by, at=at)


@transaction.atomic
def rename_tag(tag: Tag, *, name: str, by: Member, at: datetime) -> None:
    """Give a tag another name. The old one becomes a synonym; the address stays."""
    held = _held(tag, by=by)
    new, old = " ".join(name.split()), held.name
    if not new or len(new) > LONGEST_NAME:
        raise TagNameTakenError(f"Give a name of 1 to {LONGEST_NAME} characters.")
    if new == old:
        raise TagUnchangedError("Nothing to do: that is its name.")
    if Tag.objects.filter(name__iexact=new).exclude(pk=held.pk).exists():
        raise TagNameTakenError(f"There is a tag “{new}” already: merge the two instead.")
    others = [one for one in held.synonyms if one.lower() != new.lower()]
    if old.lower() != new.lower():
        others.append(old)
    _change(held, {"name": new, "synonyms": others})
    _note(held, "renamed", why=f"It was “{old}”.", by=by, at=at)


@transaction.atomic
def describe_tag(
    tag: Tag, *, meaning: str, synonyms: Iterable[str], by: Member, at: datetime
) -> None:
    """Say in a sentence what a tag means, and which other words find it from the next search on.

    Synonyms are kept each once, in the order given.
    """
    held, words = _held(tag, by=by), " ".join(meaning.split())
    others = _each_once(synonyms, but=held.name)
    if (words, others) == (held.meaning, held.synonyms):
        raise TagUnchangedError("Nothing to do: that is its meaning, and those are its synonyms.")
    before = f"Before: {held.meaning or 'no meaning'}; {', '.join(held.synonyms) or 'no synonyms'}."
    held.meaning, held.synonyms = words, others
    held.save(update_fields=["meaning", "synonyms"])  # no text holds them: nothing to find anew
    _note(held, "described", why=before, by=by, at=at)


@transaction.atomic
def move_tag(tag: Tag, *, parent: Tag | None, by: Member, at: datetime) -> None:
    """Put a tag below another one, or at the top. Those below it come along."""
    held = _held(tag, by=by)
    if held.parent_id == (parent.pk if parent else None):
        raise TagUnchangedError("Nothing to do: it stands there.")
    if parent is not None and not _fits(held, _held(parent, by=by)):
        raise TagPlaceError(
            f"“{held}” cannot stand below “{parent}”. Tags stand on {LEVELS} levels at most, and "
            "none below itself: choose one higher up."
        )
    # Those which it was below lose it, those which it comes below get it: both see it carried.
    _change(held, {"parent": parent})
    where = f"It stands below “{parent}”." if parent else "It stands at the top."
    _note(held, "moved", why=where, by=by, at=at)


@transaction.atomic
def merge_tags(tag: Tag, *, into: Tag, by: Member, at: datetime) -> None:
    """Let another tag stand for this one, on every page and in every search.

    No text changes: its name and synonyms find the other, and its address leads there.
    """
    held = _held(tag, by=by)
    other = _held(into, by=by)
    if held.merged_into_id is not None:
        raise TagUnchangedError("Nothing to do: it is merged already.")
    if other.pk == held.pk or not other.is_offered:
        raise TagPlaceError("Choose another tag that is approved.")
    _change(held, {"merged_into": other})
    _note(held, "merged", why=f"“{other}” stands for it.", by=by, at=at)


@transaction.atomic
def unmerge_tag(tag: Tag, *, by: Member, at: datetime) -> None:
    """Take a merge back: the tag stands again as it stood before."""
    held = _held(tag, by=by)
    if held.merged_into_id is None:
        raise TagUnchangedError("Nothing to do: it is not merged.")
    other = held.merged_into
    _change(held, {"merged_into": None})
    _note(held, "merge undone", why=f"“{other}” stood for it.", by=by, at=at)


def _each_once(synonyms: Iterable[str], *, but: str) -> list[str]:
    first: dict[str, str] = {}
    for one in synonyms:
        words = " ".join(one.split())
        first.setdefault(words.lower(), words)
    return [words for key, words in first.items() if key not in ("", but.lower())]


def _held(tag: Tag, *, by: Member) -> Tag:
    """The tag as it is now, locked until the transaction ends."""
    if not can_curate_library(by):
        raise NotACuratorError("Only curators look after the tags.")
    return Tag.objects.select_for_update().get(pk=tag.pk)


def _change(held: Tag, values: Mapping[str, Any]) -> None:
    """Change a tag, and have what carries it found anew."""
    for name, value in values.items():
        setattr(held, name, value)
    held.save(update_fields=list(values))
    taggings = EditionTag.objects.filter(tag__in=_line_below(held))
    carrying = Action.objects.listed().filter(current_edition__in=taggings.values("content_object"))
    mark_changed(KIND, list(carrying.values_list("pk", flat=True)))


def _line_below(tag: Tag) -> set[int]:
    """Keys of the tag, of what is merged into it, and of all below these. A query a level."""
    found, last = {tag.pk}, {tag.pk}
    while last:
        below = Tag.objects.filter(Q(parent__in=last) | Q(merged_into__in=last))
        last = set(below.values_list("pk", flat=True)) - found
        found |= last
    return found


def _fits(tag: Tag, parent: Tag) -> bool:
    """Whether the tree stays one, of three levels, with `tag` below `parent`."""
    above, one = 1, parent
    while one.parent is not None:
        above, one = above + 1, one.parent
    return tag.pk != parent.pk and above + _height(tag) <= LEVELS


def _height(tag: Tag) -> int:
    """Levels of the tree from a tag down: 1 for one that has none below it."""
    height, level = 0, [tag.pk]
    while level:
        height += 1
        level = list(Tag.objects.filter(parent__in=level).values_list("pk", flat=True))
    return height


def _note(tag: Tag, what: str, *, why: str = "", by: Member, at: datetime) -> None:
    TagEvent.objects.create(tag=tag, what=what, why=why, by=by, at=at)
