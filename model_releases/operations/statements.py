"""What editors state about elements of the last release, and how a statement can be wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from model_releases.canonical.lineage import Link, link
from model_releases.operations.snapshot import PageText, Snapshot

Key = tuple[str, str]
Places = dict[Key, str]


@dataclass(frozen=True)
class Statement:
    """What an editor said became of one element, and on which page."""

    page: PageText
    element: str
    what: str
    from_uid: str
    to_uids: list[str]
    note: str

    @property
    def key(self) -> Key:
        """The element it is about."""
        return self.element, self.from_uid

    @property
    def ends(self) -> set[Key]:
        """The elements it leads to."""
        return {(self.element, uid) for uid in self.to_uids}

    @property
    def links(self) -> list[Link]:
        """Its rows of lineage."""
        ends: list[str | None] = [*self.to_uids] or [None]
        rows = [link(self.element, self.what, (self.from_uid, end)) for end in ends]
        return [{**row, "note": self.note} for row in rows]


def statements_in(snapshot: Snapshot) -> list[Statement]:
    """Every statement of the working copy, page by page."""
    told = [(page, block["value"]) for page in snapshot.dimensions for block in page.text["became"]]
    told += [(snapshot.release, block["value"]) for block in snapshot.release.text["lineage"]]
    return [
        Statement(
            page=page,
            element=one["element"],
            what=one["what"],
            from_uid=one["from_uid"],
            to_uids=one["to_uids"].split(),
            note=one["note"],
        )
        for page, one in told
    ]


def mistake_in(said: Statement, *, before: Places, now: Places) -> str:
    """How a statement is wrong, for a sentence; empty when it is sound."""
    if said.key not in before:
        return "is stated, but the last release has no such element."
    missing = sorted(said.ends - now.keys())
    if missing:
        return f"leads to {missing[0][1]}, which does not stand here."
    rules: dict[str, tuple[Callable[[], bool], str]] = {
        "retired": (
            lambda: not said.to_uids and said.key not in now,
            "is “retired”, but it still stands here, or the statement leads somewhere.",
        ),
        "split": (lambda: len(said.ends) > 1, "is “split”: name two uids or more."),
        "merged": (lambda: len(said.ends) == 1, "is “merged”: name the one uid it went into."),
        "moved": (
            lambda: said.to_uids in ([], [said.from_uid]) and said.key in now,
            "is “moved”, but its uid does not stand here.",
        ),
    }
    holds, sentence = rules[said.what]
    return "" if holds() else sentence
