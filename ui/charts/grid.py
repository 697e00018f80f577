"""What a picture of a model shows: levels as columns, dimensions as rows, in groups."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """A column: number and name, and the tone it wears (1 to 5, 0 for a level 0)."""

    number: int
    name: str
    tone: int

    def __str__(self) -> str:
        return self.name if str(self.number) in self.name.split() else f"{self.number} {self.name}"


@dataclass(frozen=True)
class Cell:
    """One level of one dimension: where it leads, and what is going on there."""

    url: str
    actions: int = 0
    proposals: int = 0
    is_changed: bool = False

    @property
    def counted(self) -> str:
        """3 actions."""
        return f"{self.actions} action{'' if self.actions == 1 else 's'}"

    @property
    def in_the_table(self) -> str:
        """14, 2 open, changed."""
        marks = [f"{self.proposals} open"] * bool(self.proposals) + ["changed"] * self.is_changed
        return ", ".join([str(self.actions), *marks])

    def spoken(self, dimension: str, level: Level) -> str:
        """Name of the link: dimension, level, and everything the cell shows."""
        leads = f"{self.counted} {'leads' if self.actions == 1 else 'lead'} here"
        said = [f"{dimension}, level {level}: {leads}"]
        if self.proposals:
            said.append(f"{self.proposals} open proposal{'' if self.proposals == 1 else 's'}")
        if self.is_changed:
            said.append("wording changed")
        return ", ".join(said)


@dataclass(frozen=True)
class Row:
    """A dimension. `cells` has one for each level; None where the dimension has not that level."""

    name: str
    url: str
    cells: Sequence[Cell | None]


@dataclass(frozen=True)
class Group:
    """A group of dimensions, and what it is about in a few words."""

    name: str
    rows: Sequence[Row]
    note: str = ""
