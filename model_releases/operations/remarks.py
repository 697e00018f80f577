"""What somebody who imports a release should know about it, in sentences."""

from collections.abc import Iterator

from model_releases.comparison.comparing import compare
from model_releases.comparison.elements import Content
from model_releases.comparison.summary import summary_of
from model_releases.operations.candidates import Candidate

NAMED = 3


def remarks_on(candidate: Candidate) -> tuple[str, ...]:
    """Nothing to do, or what the release changes: its text or none of it, codes, levels lost."""
    if candidate.existing:
        return (f"{candidate.existing} is here already with this text: nothing to do.",)
    before = candidate.parent_content
    return tuple(_since(before, candidate.content)) if before else ()


def _since(before: Content, now: Content) -> Iterator[str]:
    comparison = compare(before, now, lineage=now["lineage"])
    number = before["number"]
    if comparison.is_same_text:
        yield f"The text is that of release {number}, unchanged. It is kept all the same."
    yield f"Since {number}: {summary_of(comparison)}"
    rekeyed = [f"{old} is now {new}" for old, new in comparison.difference["rekeyed"]]
    if rekeyed:
        yield f"Matched by name, where codes changed: {_some(rekeyed)}."
    lost = [f"{code}, level {level}" for code, level in comparison.difference["levels_removed"]]
    if lost:
        yield f"Levels that are gone: {_some(lost)}."


def _some(items: list[str]) -> str:
    rest = len(items) - NAMED
    return "; ".join(items[:NAMED]) + (f"; and {rest} more" if rest > 0 else "")
