"""What a comparison tells: changes of dimensions, of their levels, and of passages."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from model_releases.comparison.wording import Piece


@dataclass(frozen=True)
class Wording:
    """A text before and now. `pieces` tell it word by word; `trivial` says what alone differs."""

    pieces: tuple[Piece, ...]
    trivial: str = ""

    @property
    def remark(self) -> str:
        """Below the text: "Punctuation only.", or how many places differ."""
        if self.trivial:
            return f"{self.trivial.capitalize()} only."
        counts = Counter(piece.kind for piece in self.pieces)
        return f"{counts['removed']} removed, {counts['added']} added."


@dataclass(frozen=True)
class PassageChange:
    """What became of one passage.

    `what` has one or more of: new, retired, reworded, renamed, moved, split, merged; or "moved
    away" alone, told a second time where it stood before. `extent` is what the authors said of a
    rewording. `came_from` and `went_to` are the other ends of a move, split or merger, as in
    "Delivery, level 3, Review". Of what is gone, facet and uid are the old ones.
    """

    uid: str
    facet: str
    what: tuple[str, ...]
    wording: Wording | None = None
    old_facet: str = ""
    extent: str = ""
    came_from: tuple[str, ...] = ()
    went_to: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """What became of it, in words: "Reworded (clarified). Renamed, was “Records”."."""
        words = {
            "reworded": f"Reworded ({self.extent})" if self.extent else "Reworded",
            "renamed": f"Renamed, was “{self.old_facet}”" if self.old_facet else "Given a name",
        }
        told = [words.get(one, one.capitalize()) for one in self.what]
        told += [f"From {place}" for place in self.came_from]
        told += [f"To {place}" for place in self.went_to]
        return "".join(f"{one}. " for one in told).strip()

    @property
    def told(self) -> str:
        """The same with its facet, as one line."""
        return f"{self.facet}: {self.said}" if self.facet else self.said

    @property
    def is_trivial(self) -> bool:
        """Whether nothing but punctuation, case or spacing changed, or its authors say so."""
        if self.what != ("reworded",):
            return False
        return self.extent == "editorial" or bool(self.wording and self.wording.trivial)


@dataclass(frozen=True)
class LevelChange:
    """What changed at one level of a dimension. `what`: added, removed, or changed."""

    number: int
    name: str
    what: str
    old_name: str = ""
    passages: tuple[PassageChange, ...] = ()

    @property
    def is_renamed(self) -> bool:
        """Whether the level was called otherwise before."""
        return self.what == "changed" and self.old_name != self.name

    @property
    def title(self) -> str:
        """Level 3: Impactful; without the name where it says no more."""
        title = f"Level {self.number}"
        return f"{title}: {self.name}" if self.name not in ("", title) else title

    @property
    def worded(self) -> list[PassageChange]:
        """Passages whose words differ."""
        return [one for one in self.passages if one.wording]

    @property
    def is_shown(self) -> bool:
        """Whether there is more to it than `DimensionChange.remarks` says."""
        return self.what != "changed" or self.is_renamed or bool(self.worded)


@dataclass(frozen=True)
class DimensionChange:
    """What changed in one dimension.

    `what` has one or more of: added, removed, rekeyed, renamed, moved, reworded (its description),
    changed (its levels). Old values are empty for an added one.
    """

    uid: str
    code: str
    name: str
    group: str
    what: tuple[str, ...]
    old_code: str = ""
    old_name: str = ""
    old_group: str = ""
    description: Wording | None = None
    levels: tuple[LevelChange, ...] = ()

    @property
    def is_added(self) -> bool:
        """Whether only the newer release has it."""
        return "added" in self.what

    @property
    def is_removed(self) -> bool:
        """Whether only the older release has it."""
        return "removed" in self.what

    @property
    def remarks(self) -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
        """Changes of passages that leave their words alone: said once, with notes and levels."""
        told: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for level in self.levels:
            for one in level.passages:
                if not one.wording:
                    # A facet that moves whole is told once, not level by level.
                    said = one.told.replace(f", level {level.number}", "")
                    told.setdefault((said, one.notes), []).append(level.number)
        return [(said, notes, tuple(levels)) for (said, notes), levels in told.items()]

    @property
    def facts(self) -> list[str]:
        """What changed about the dimension itself, in sentences."""
        sentences = {
            "rekeyed": f"Its code was “{self.old_code}” and is now “{self.code}”.",
            "renamed": f"It was called “{self.old_name}”.",
            "moved": f"It moved from the group “{self.old_group}” to “{self.group}”.",
        }
        return [sentence for kind, sentence in sentences.items() if kind in self.what]


@dataclass(frozen=True)
class GuideChange:
    """What became of the guide to assessing: added, removed, or changed, and then word by word."""

    what: str
    wording: Wording | None = None

    @property
    def said(self) -> str:
        """The same as a sentence."""
        return f"The guide was {self.what}."


@dataclass(frozen=True)
class Comparison:
    """Two releases compared. `difference` is the key `release` of the JSON; `unchanged` has names.

    `matched_by` is "uid", or "code" where the sources give no lasting identity; `beside` names
    other parts that differ: level names, groups, licence, rule; `guide` is None when it
    says the same.
    """

    old_number: str
    new_number: str
    matched_by: str
    difference: dict[str, Any]
    dimensions: tuple[DimensionChange, ...]
    unchanged: tuple[str, ...]
    beside: tuple[str, ...] = field(default=())
    guide: GuideChange | None = None

    @property
    def passages(self) -> tuple[PassageChange, ...]:
        """Every changed passage, in order."""
        return tuple(
            passage
            for dimension in self.dimensions
            for level in dimension.levels
            for passage in level.passages
        )

    @property
    def is_same_text(self) -> bool:
        """Whether no word of the model differs; codes may."""
        is_same_model = all(one.what == ("rekeyed",) for one in self.dimensions)
        return is_same_model and not self.beside and self.guide is None
