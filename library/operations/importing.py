"""Importing actions: all or nothing, every fault at once, and twice adds nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from community.adapters.locks import held_alone
from community.models import Member
from library.models import Action
from library.operations.addresses import all_addresses
from library.operations.batches import SIZE, Batch, remove_hidden, show, write_hidden
from library.operations.checking import KnownModel, draft_of, faults_of, known_model
from library.operations.drafts import ActionDraft
from library.operations.files.rows import FileRefusedError, Row
from model_releases.canonical.faults import Fault
from model_releases.models import Model

UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Rows = Callable[[], Iterable[Row]]


class RowsRefusedError(Exception):
    """Rows that cannot be imported. `faults` has all of them, each with the number of its row."""

    def __init__(self, faults: list[tuple[int, Fault]]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, self.sentences())))

    def sentences(self) -> Iterator[str]:
        """One for each fault: row, column, what is wrong and what to do."""
        for number, fault in self.faults:
            column = f", column “{fault.place}”" if fault.place else ""
            yield f"Row {number}{column}: {fault.sentence}"


class ImportRunningError(Exception):
    """Another import is at work on this machine."""


class NoModelError(Exception):
    """There is no model whose dimensions the actions could name."""


@dataclass(frozen=True)
class Imported:
    """What an import did: new actions, those that were there before, and litter taken away."""

    added: int
    already_here: int
    removed: int = 0


def import_actions(
    rows: Iterable[Mapping[str, Any]],
    *,
    by: Member,
    listed_by: Member | None = None,
    at: datetime,
    model: Model | None = None,
) -> Imported:
    """Import actions that are at hand, in the form of a JSON file; `at` is timezone-aware.

    They are listed by `listed_by`, or wait for a curator when nobody is given. `model` is the
    site's own when left out. Raises RowsRefusedError, and stores nothing, when a row is wrong.
    """
    at_hand = [Row(number, values) for number, values in enumerate(rows, start=1)]
    return import_rows(
        lambda: at_hand, batch_for(model or own_model(), by=by, listed_by=listed_by, at=at)
    )


def import_rows(rows: Rows, batch: Batch) -> Imported:
    """Check all `rows`, which are read twice, then write them hidden and show them at once."""
    with _one_at_a_time():
        removed = remove_hidden()
        known = known_model(batch.model)
        read = check_rows(rows(), known)
        drafts = _new(draft_of(row, known) for row in rows())
        while write_hidden(drafts, batch):
            pass
        show(batch)
    return Imported(added=batch.written, already_here=read - batch.written, removed=removed)


def batch_for(model: Model, *, by: Member, listed_by: Member | None, at: datetime) -> Batch:
    """An empty batch of actions of `model`."""
    return Batch(model=model, by=by, listed_by=listed_by, at=at, addresses=all_addresses())


def own_model() -> Model:
    """The site's own model. Raises NoModelError when there is none yet."""
    own = Model.objects.own().order_by("pk").first()
    if own is None:
        raise NoModelError("The site has no model of its own yet. Import a release first.")
    return own


def check_rows(rows: Iterable[Row], model: KnownModel) -> int:
    """How many rows there are. Raises RowsRefusedError with every fault of all of them.

    Nothing is stored; no query. Raises FileRefusedError when the file ends badly, faults included.
    """
    faults: list[tuple[int, Fault]] = []
    first_at: dict[tuple[str, str], int] = {}
    read = 0
    try:
        for row in rows:
            read += 1
            faults += ((row.number, fault) for fault in faults_of(row, model))
            faults += _repeated(row, first_at)
    except FileRefusedError as error:
        raise FileRefusedError(*RowsRefusedError(faults).sentences(), *error.sentences) from None
    if faults:
        raise RowsRefusedError(faults)
    return read


def _repeated(row: Row, first_at: dict[tuple[str, str], int]) -> list[tuple[int, Fault]]:
    identity = (str(row.values.get("key") or ""), str(row.values.get("source_url") or ""))
    first = first_at.setdefault(identity, row.number)
    if not identity[0] or first == row.number:
        return []
    says = f"This key and source stand in row {first} too. Keep one, or give another key."
    return [(row.number, Fault("key", says))]


def _new(drafts: Iterator[ActionDraft]) -> Iterator[ActionDraft]:
    """Those not in the library yet, by key and source, or by uid: then an export brought them back.

    Two queries for each SIZE of them.
    """
    while chunk := list(islice(drafts, SIZE)):
        keys = [draft.key for draft in chunk]
        here = set(Action.objects.filter(key__in=keys).values_list("key", "source_url"))
        ours = _uids_of_ours(keys)
        yield from (
            draft
            for draft in chunk
            if (draft.key, draft.source_url) not in here and draft.key not in ours
        )


def _uids_of_ours(keys: Iterable[str]) -> set[str]:
    """Those of `keys` that are the uid of an action which came by no file."""
    uids = [key for key in keys if UID.fullmatch(key)]
    own = Action.objects.filter(key="", uid__in=uids)
    return {str(uid) for uid in own.values_list("uid", flat=True)}


def _one_at_a_time() -> AbstractContextManager[None]:
    says = "Another import is running. Wait until it has ended, then start this one again."
    return held_alone("import", refusal=ImportRunningError(says))
