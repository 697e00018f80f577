"""Many actions at once: written hidden in batches, shown by one update.

Voters and readers wait for one batch at most. Nothing is seen before everything is there, and what
a killed import leaves behind is hidden too, until the next import throws it away.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import OuterRef, Subquery

from community.models import Member
from library.models import Action, ActionEvent, ActionTally, Edition, EditionTag, Transition
from library.operations.addresses import Addresses
from library.operations.drafts import ActionDraft, edition_of
from library.operations.inserts import insert_alike, insert_rows
from library.operations.tagging import TagShelf
from model_releases.models import Model
from search.changes import mark_changed

SIZE = 500
TALLY = {"people": 0, "councils": 0}
STEP = ("dimension_id", "from_level", "to_level", "strength", "reason")


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
    tags: TagShelf = field(default_factory=TagShelf)
    uid: uuid.UUID = field(default_factory=uuid.uuid4)
    written: int = 0


def write_hidden(drafts: Iterable[ActionDraft], batch: Batch) -> int:
    """Write `drafts`, at most SIZE of them, as actions that nobody sees. How many they were."""
    taken = list(islice(drafts, SIZE))
    actions = [_action(draft, batch) for draft in taken]
    editions = [_edition(*pair, batch) for pair in zip(actions, taken, strict=True)]
    with transaction.atomic():
        Action.objects.bulk_create(actions)
        Edition.objects.bulk_create(editions)
        _hang_on(editions, taken, batch)
        _say_which_is_current(actions)
    batch.written += len(taken)
    return len(taken)


def _action(draft: ActionDraft, batch: Batch) -> Action:
    return Action(
        model=batch.model,
        author=batch.by,
        created_at=batch.at,
        key=draft.key,
        source_url=draft.source_url,
        import_batch=batch.uid,
        slug=batch.addresses.give(draft.title) if batch.listed_by else None,
    )


def _edition(action: Action, draft: ActionDraft, batch: Batch) -> Edition:
    edition = edition_of(action, draft, by=batch.by, at=batch.at)
    edition.frozen_at = batch.at if batch.listed_by else None
    return edition


def _hang_on(editions: list[Edition], drafts: list[ActionDraft], batch: Batch) -> None:
    """What belongs to each action: a tally, an event, its steps and its tags."""
    what, by = ("listed", batch.listed_by) if batch.listed_by else ("submitted", batch.by)
    event = {"what": what, "at": batch.at, "by": by.pk, "why": "Imported from a file."}
    pairs = list(zip(editions, drafts, strict=True))
    insert_alike(ActionTally, "action", [edition.action_id for edition in editions], TALLY)
    insert_alike(ActionEvent, "action", [edition.action_id for edition in editions], event)
    insert_rows(
        Transition,
        ("edition", *STEP, "position"),
        [
            (edition.pk, *(getattr(step, name) for name in STEP), position)
            for edition, draft in pairs
            for position, step in enumerate(draft.transitions)
        ],
    )
    insert_rows(
        EditionTag,
        ("content_object", "tag"),
        [(edition.pk, tag.pk) for edition, draft in pairs for tag in batch.tags.tags(draft.tags)],
    )


def _say_which_is_current(actions: list[Action]) -> None:
    own = Edition.objects.filter(action=OuterRef("pk")).order_by("-number")
    Action.objects.filter(pk__in=[action.pk for action in actions]).update(
        current_edition=Subquery(own.values("pk")[:1])
    )


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
