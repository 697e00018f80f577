"""Every cell filled: each level of each dimension says something."""

from collections.abc import Iterator

from model_releases.comparison.elements import elements_of
from model_releases.operations.snapshot import PageText, Snapshot
from model_releases.signals import GateFault


def cell_faults(snapshot: Snapshot) -> Iterator[GateFault]:
    """Names and wordings that are missing, levels that are unknown, repeated or lost."""
    release = snapshot.release
    known = [block["value"]["number"] for block in release.text["levels"]]
    if not known or known != sorted(set(known)):
        yield GateFault("The levels of the release must ascend, each once.", release.address)
    if not snapshot.dimensions:
        yield GateFault("There is no dimension at all.", release.address)
    if not release.text["licence"].strip():
        yield GateFault("The release has no licence.", release.address)
    before = {one.uid: set(one.levels) for one in elements_of(snapshot.before)}
    for page in snapshot.dimensions:
        for sentence in _of_page(page, known):
            yield GateFault(sentence, page.address)
        here = {level["number"] for level in page.levels}
        for number in sorted((before.get(page.text["uid"], set()) - here) & set(known)):
            yield GateFault(
                f"{page.name} has lost level {number}, which release {snapshot.parent.number} has.",
                page.address,
            )


def _of_page(page: PageText, known: list[int]) -> Iterator[str]:
    if not page.text["name"].strip():
        yield "A dimension has no name."
    numbers = [level["number"] for level in page.levels]
    if not numbers:
        yield f"{page.name} has no level."
    if None in numbers:
        yield f"{page.name} has a level without a number."
        return
    if numbers != sorted(set(numbers)):
        yield f"The levels of {page.name} must ascend, each once."
    for level in page.levels:
        if level["number"] not in known:
            yield f"{page.name} has level {level['number']}, which the release does not name."
        texts = [passage["value"]["text"] for passage in level["passages"]]
        if not texts or not all(text.strip() for text in texts):
            yield f"{page.name}, level {level['number']}, has no wording, or an empty passage."
