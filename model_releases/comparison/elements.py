"""What a release's content is made of, in order, for those who compare."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

Content = dict[str, Any]
Cell = tuple[str, int]


@dataclass(frozen=True)
class Passage:
    """One passage and where it stands."""

    uid: str
    facet: str
    text: str
    level: int
    dimension: "Element"


@dataclass(frozen=True, eq=False)
class Element:
    """A dimension of a release's content. `row` is its record there; `group` its group's name."""

    row: dict[str, Any]
    group: str

    @property
    def uid(self) -> str:
        """Its lasting identity."""
        return str(self.row["uid"])

    @property
    def code(self) -> str:
        """Its code in this release."""
        return str(self.row["code"])

    @property
    def name(self) -> str:
        """Its name in this release."""
        return str(self.row["name"])

    @property
    def description(self) -> str:
        """Its one sentence, or nothing."""
        return str(self.row["description"])

    @cached_property
    def levels(self) -> dict[int, str]:
        """Number -> name of the levels which it has, ascending."""
        return {level["number"]: level["name"] for level in self.row["levels"]}

    @cached_property
    def passages(self) -> dict[int, tuple[Passage, ...]]:
        """Level's number -> its passages, in order."""
        return {
            level["number"]: tuple(
                Passage(one["uid"], one["facet"], one["text"], level["number"], self)
                for one in level["passages"]
            )
            for level in self.row["levels"]
        }


def guide_of(content: Content) -> str:
    """The guide to assessing, Markdown; empty where the release has none."""
    guide = str(content.get("guide", ""))
    return guide if guide.strip() else ""


def elements_of(content: Content) -> tuple[Element, ...]:
    """The dimensions of a release, in order."""
    return tuple(
        Element(row, group["name"]) for group in content["groups"] for row in group["dimensions"]
    )
