"""Whether the number suits what changed."""

from collections.abc import Iterator

from model_releases.canonical.content import have_equal_text
from model_releases.canonical.lineage import Link
from model_releases.canonical.parts import is_major
from model_releases.comparison.elements import Content
from model_releases.operations.lineage import Lineage
from model_releases.operations.numbering import number_refusal
from model_releases.operations.snapshot import Snapshot
from model_releases.signals import GateFault

STRUCTURAL = frozenset({"new", "retired", "split", "merged"})
NAMED = 3


def number_faults(snapshot: Snapshot, content: Content, lineage: Lineage) -> Iterator[GateFault]:
    """A number that is not free, too low or too small a step; nothing changed at all."""
    address = snapshot.release.address
    refusal = number_refusal(snapshot.parent.model, content["number"])
    if refusal:
        yield GateFault(refusal, address)
    # What the model is called and who gave its uids is not its text.
    same = {**content, "model": snapshot.before["model"]}
    if have_equal_text(same, snapshot.before):
        yield GateFault(f"Nothing has changed since release {snapshot.parent.number}.", address)
    substantive = [one for one in lineage.links if _is_substantive(one)]
    if substantive and not is_major(content["number"], after=snapshot.parent.number):
        yield GateFault(_too_small(snapshot, content, lineage, substantive), address)


def _is_substantive(row: Link) -> bool:
    is_elsewhere = row["element"] == "passage" and row["what"] == "moved"
    return row["what"] in STRUCTURAL or row["extent"] == "substantive" or is_elsewhere


def _too_small(
    snapshot: Snapshot, content: Content, lineage: Lineage, substantive: list[Link]
) -> str:
    places = {**lineage.before, **lineage.now}
    named = [places[row["element"], row["to"] or row["from"]] for row in substantive[:NAMED]]
    rest = f" and {len(substantive) - NAMED} more" if len(substantive) > NAMED else ""
    return (
        f"{content['number']} is too small a step from {snapshot.parent.number} for a change of "
        f"substance: {'; '.join(one.rstrip(',') for one in named)}{rest}. "
        "Give it a number for substantive changes, or state a smaller extent."
    )
