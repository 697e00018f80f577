"""Many actions at once: written hidden in batches, shown by one update.

Voters and readers wait for one batch at most. Nothing is seen before everything is there, and what
a killed import leaves behind is hidden too, until the next import throws it away.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import islice

from django.db import connection, transaction

from community.models import Member
from library.models import (
    Action,
    ActionEvent,
    ActionTally,
    Edition,
    EditionTag,
    Tag,
    Transition,
)
from library.operations.addresses import Addresses
from library.operations.drafts import WORDS, ActionDraft
from library.operations.inserts import insert_rows, reserve_keys
from library.operations.tagging import TagShelf
from model_releases.models import Model
from search.changes import mark_changed

SIZE = 500
STEP = ("from_level", "to_level", "strength", "reason")


class BatchLostError(Exception):
    """Another import threw the hidden batch away: two ran at once. Nothing was shown."""


@dataclass
class Batch:
    """Actions that come in together. `listed_by` is none for actions that wait for a curator."""

    model: Model
    by: Member
    listed_by: Member | None
    at: datetime
    addresses: Addresses
    uid: uuid.UUID = field(default_factory=uuid.uuid4)
    written: int = 0

    @cached_property
    def tags(self) -> TagShelf:
        """All tags. The file's own need nobody's approval when somebody lists its actions."""
        return TagShelf(approved_by=self.listed_by, at=self.at)


def write_hidden(drafts: Iterable[ActionDraft], batch: Batch) -> int:
    """Write `drafts`, at most SIZE of them, as actions that nobody sees. How many they were."""
    taken = list(islice(drafts, SIZE))
    slugs = [batch.addresses.give(draft.title) if batch.listed_by else None for draft in taken]
    with transaction.atomic():
        tags = [batch.tags.tags(draft.tags) for draft in taken]
        actions = reserve_keys(Action, len(taken))
        editions = reserve_keys(Edition, len(taken))
        _insert_actions(zip(actions, editions, slugs, taken, strict=True), batch)
        _insert_editions(zip(editions, actions, taken, strict=True), batch)
        _insert_what_hangs_on(actions, batch)
        _insert_steps_and_tags(zip(editions, taken, tags, strict=True))
    batch.written += len(taken)
    return len(taken)


def _insert_actions(rows: Iterable[tuple[int, int, str | None, ActionDraft]], batch: Batch) -> None:
    names = ("id", "current_edition", "slug", "uid", "key", "source_url")
    uid = Action._meta.get_field("uid")
    values = (
        (key, edition, slug, uid.get_db_prep_save(uuid.uuid4(), connection), d.key, d.source_url)
        for key, edition, slug, d in rows
    )
    alike = {
        "state": Action.State.DRAFT,
        "model": batch.model.pk,
        "author": batch.by.pk,
        "created_at": batch.at,
        "import_batch": batch.uid,
    }
    insert_rows(Action, names, values, alike=alike)


def _insert_editions(rows: Iterable[tuple[int, int, ActionDraft]], batch: Batch) -> None:
    values = (
        (key, action, *(getattr(draft, name) for name in WORDS)) for key, action, draft in rows
    )
    alike = {
        "number": 1,
        "kind": Edition.Kind.FIRST,
        "change_note": "",
        "written_by": batch.by.pk,
        "written_at": batch.at,
        "frozen_at": batch.at if batch.listed_by else None,
    }
    insert_rows(Edition, ("id", "action", *WORDS), values, alike=alike)


def _insert_what_hangs_on(actions: list[int], batch: Batch) -> None:
    """The tally and the first event of each action."""
    what, by = ("listed", batch.listed_by) if batch.listed_by else ("submitted", batch.by)
    event = {"what": what, "at": batch.at, "by": by.pk, "why": "Imported from a file."}
    keys = [(key,) for key in actions]
    insert_rows(ActionTally, ("action",), keys, alike={"people": 0, "councils": 0})
    insert_rows(ActionEvent, ("action",), keys, alike=event)


def _insert_steps_and_tags(rows: Iterable[tuple[int, ActionDraft, list[Tag]]]) -> None:
    steps, taggings = [], []
    for edition, draft, tags in rows:
        taggings += [(edition, tag.pk) for tag in tags]
        steps += [
            (edition, position, step.dimension_id, *(getattr(step, name) for name in STEP))
            for position, step in enumerate(draft.transitions)
        ]
    insert_rows(Transition, ("edition", "position", "dimension", *STEP), steps)
    insert_rows(EditionTag, ("content_object", "tag"), taggings)


@transaction.atomic
def show(batch: Batch) -> None:
    """Show the whole batch at once, listed or waiting. Raises BatchLostError when rows are gone."""
    hidden = Action.objects.hidden().filter(import_batch=batch.uid)
    if batch.listed_by:
        shown = hidden.update(
            state=Action.State.LISTED,
            submitted_at=batch.at,
            listed_at=batch.at,
            listed_by=batch.listed_by,
        )
    else:
        shown = hidden.update(state=Action.State.SUBMITTED, submitted_at=batch.at)
    if shown != batch.written:
        raise BatchLostError("Another import ran at the same time. Start this one again.")
    if batch.listed_by:
        keys = Action.objects.filter(import_batch=batch.uid).values_list("pk", flat=True)
        mark_changed("action", list(keys))


def remove_hidden() -> int:
    """Throw away what a killed import left behind, a batch at a time. How many actions it was."""
    removed = 0
    while keys := list(Action.objects.hidden().order_by("pk").values_list("pk", flat=True)[:SIZE]):
        _remove(keys)
        removed += len(keys)
    return removed


@transaction.atomic
def _remove(keys: list[int]) -> None:
    EditionTag.objects.filter(content_object__action__in=keys).delete()
    Transition.objects.filter(edition__action__in=keys).delete()
    ActionEvent.objects.filter(action__in=keys).delete()
    ActionTally.objects.filter(action__in=keys).delete()
    Action.objects.filter(pk__in=keys).update(current_edition=None)
    Edition.objects.filter(action__in=keys).delete()
    Action.objects.filter(pk__in=keys).delete()
