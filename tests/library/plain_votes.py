"""What the votes on a handful of actions must be, reckoned plainly: no database, no shared code."""

from dataclasses import dataclass, field, replace

Key = tuple[int, int]  # action, member
Row = tuple[int | None, int | None]  # council, and the duplicate through which the vote came


@dataclass(frozen=True)
class Given:
    """A vote as it was given or carried: for which council, when, to which text."""

    council: int | None
    at: int
    text: int = 0
    through: int | None = None


@dataclass
class PlainVotes:
    """All that happened. Actions, members and councils are numbers."""

    authors: dict[int, int]
    texts: dict[int, int] = field(default_factory=dict)
    given: dict[Key, Given] = field(default_factory=dict)
    stands_for: dict[int, int] = field(default_factory=dict)  # duplicate -> the other
    refused: set[Key] = field(default_factory=set)
    banned: set[int] = field(default_factory=set)

    def on(self, action: int) -> dict[int, Given]:
        """Member -> vote on an action; of several reasons for one, the earliest."""
        found = {who: one for (what, who), one in self.given.items() if what == action}
        carried: dict[int, Given] = {}
        for duplicate in [one for one, other in self.stands_for.items() if other == action]:
            for who, vote in self.on(duplicate).items():
                if who not in carried or vote.at < carried[who].at:
                    carried[who] = replace(vote, through=duplicate)
        for who, vote in carried.items():
            is_barred = who == self.authors[action] or (action, who) in self.refused
            if who not in found and not is_barred:
                found[who] = vote
        return found

    def vote(self, action: int, who: int, *, council: int | None, at: int) -> None:
        """Support an action: for the council of now, unless a vote is there already."""
        text, there = self.texts.get(action, 0), self.on(action).get(who)
        if there is None:
            self.given[action, who] = Given(council, at, text)
        elif there.through is not None or there.text != text:
            self.given[action, who] = Given(there.council, at, text)

    def take_back(self, action: int, who: int) -> None:
        """Take it back: what a duplicate would bring is not wanted either."""
        self.given.pop((action, who), None)
        if who in self._on_duplicates(action):
            self.refused.add((action, who))

    def _on_duplicates(self, action: int) -> set[int]:
        behind = [one for one, other in self.stands_for.items() if other == action]
        return {who for duplicate in behind for who in self.on(duplicate)}

    def rows(self, action: int) -> dict[int, Row]:
        """Member -> council, and the duplicate through which the vote came."""
        return {who: (one.council, one.through) for who, one in self.on(action).items()}

    def support(self, action: int) -> tuple[int, int]:
        """People and distinct councils, without who is banned."""
        counted = {who: one for who, one in self.on(action).items() if who not in self.banned}
        councils = {one.council for one in counted.values()} - {None}
        return len(counted), len(councils)
