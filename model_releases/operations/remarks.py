"""What somebody who imports a release should know about it, in sentences."""

from collections.abc import Iterator

from model_releases.canonical.content import have_equal_text
from model_releases.comparison.elements import Content, Element, elements_of
from model_releases.comparison.matching import pairs_by_uid
from model_releases.operations.candidates import Candidate

NAMED = 3


def remarks_on(candidate: Candidate) -> tuple[str, ...]:
    """Nothing to do, the text of the parent, codes that changed, levels that were lost."""
    if candidate.existing:
        return (f"{candidate.existing} is here already with this text: nothing to do.",)
    before = candidate.parent_content
    if before is None:
        return ()
    return tuple(_since(before, candidate.content))


def _since(before: Content, now: Content) -> Iterator[str]:
    if have_equal_text(before, now):
        yield f"The text is that of release {before['number']}, unchanged."
    pairs = pairs_by_uid(elements_of(before), elements_of(now))
    codes = [f"{old.code} is now {new.code}" for old, new in pairs if old.code != new.code]
    if codes:
        yield f"Codes changed, and these dimensions live on: {_some(codes)}."
    for old, new in pairs:
        yield from _lost_levels(old, new)


def _lost_levels(old: Element, new: Element) -> Iterator[str]:
    lost = sorted(old.levels.keys() - new.levels.keys())
    if lost:
        yield f"{new.code} lost levels: {', '.join(map(str, lost))}."


def _some(items: list[str]) -> str:
    rest = len(items) - NAMED
    return "; ".join(items[:NAMED]) + (f"; and {rest} more" if rest > 0 else "")
