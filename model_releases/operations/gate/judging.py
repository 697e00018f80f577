"""The whole list, and the content that would be frozen if it were empty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from model_releases.canonical.content import content_faults
from model_releases.canonical.document import ATTRIBUTION
from model_releases.canonical.lineage import lineage_faults
from model_releases.comparison.elements import Content
from model_releases.models import ReleasePage
from model_releases.operations.drafting import content_of_copy
from model_releases.operations.gate.approvals import approval_faults
from model_releases.operations.gate.cells import cell_faults
from model_releases.operations.gate.numbers import number_faults
from model_releases.operations.gate.structure import structure_faults
from model_releases.operations.lineage import Lineage
from model_releases.operations.snapshot import Snapshot, snapshot_of
from model_releases.signals import GateFault, answers, faults_asked


class GateError(ValueError):
    """A working copy that may not be frozen; `faults` has every reason."""

    def __init__(self, faults: Iterable[GateFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(one.sentence for one in self.faults))


@dataclass(frozen=True)
class Draft:
    """What would be frozen, and what keeps it from being frozen."""

    content: Content
    attribution: dict[str, str]
    faults: list[GateFault]


def faults_of(page: ReleasePage) -> list[GateFault]:
    """Everything that keeps the working copy from being frozen, as the database has it now."""
    return draft_of(page).faults


def draft_of(page: ReleasePage) -> Draft:
    """The next release as it would be, with everything wrong about it."""
    snapshot = snapshot_of(page)
    text = snapshot.release.text
    attribution = {"statement": text["attribution"], "source_url": text["source_url"]}
    content = content_of_copy(snapshot)
    # Uids that stand twice make nonsense of all that follows from uids.
    faults = list(structure_faults(snapshot))
    if not faults:
        lineage = Lineage(snapshot, content)
        content = {**content, "lineage": lineage.links}
        faults = [*_of_texts(snapshot, content, lineage)]
        faults = faults or [*_of_shape(snapshot, content, attribution)]
    faults += approval_faults(snapshot)
    faults += cast("Iterable[GateFault]", answers(faults_asked, page=page))
    return Draft(content, attribution, faults)


def _of_texts(snapshot: Snapshot, content: Content, lineage: Lineage) -> Iterator[GateFault]:
    yield from number_faults(snapshot, content, lineage)
    yield from cell_faults(snapshot)
    yield from lineage.faults()


def _of_shape(
    snapshot: Snapshot, content: Content, attribution: dict[str, str]
) -> Iterator[GateFault]:
    """What the format of releases asks beyond that."""
    found = [*content_faults(content), *ATTRIBUTION.faults(attribution, "attribution")]
    if not found:
        found = [*lineage_faults(content, snapshot.before)]
    for fault in found:
        yield GateFault(str(fault), snapshot.release.address)
