"""What one edition says, before it is a row: forms, files and the demonstration all make these."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from community.models import Member
from library.models import Action, Edition, Transition
from library.models.bands import Strength


@dataclass(frozen=True)
class DraftTransition:
    """A step an action serves. `dimension_id` is the identity's key; none means any dimension."""

    dimension_id: int | None
    from_level: int
    to_level: int
    strength: str = Strength.STRONG
    reason: str = ""


@dataclass(frozen=True)
class ActionDraft:
    """All that one edition says. Names are those of the form, the files and `Edition`.

    `key` and `source_url` say where an imported action comes from.
    """

    title: str
    summary: str
    description: str = ""
    quote: str = ""
    quote_source: str = ""
    why: str = ""
    implications: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    resources: list[dict[str, str]] = field(default_factory=list)
    check_list: list[str] = field(default_factory=list)
    body_markdown: str = ""
    benefits: list[str] = field(default_factory=list)
    effort: str = ""
    cost: str = ""
    time_to_effect: str = ""
    council_kinds: list[str] = field(default_factory=list)
    prerequisites: list[str] = field(default_factory=list)
    risk: str = ""
    leans_on: list[str] = field(default_factory=list)
    owner: str = ""
    last_reviewed_on: datetime.date | None = None
    last_reviewed_by: str = ""
    next_review_due_on: datetime.date | None = None
    beta: bool = True
    licence: str = "CC-BY-4.0"
    tags: tuple[str, ...] = ()
    transitions: tuple[DraftTransition, ...] = ()
    key: str = ""
    source_url: str = ""

    def words(self) -> dict[str, Any]:
        """The fields that `Edition` has under the same names."""
        return {name: getattr(self, name) for name in WORDS}


NOT_OF_THE_EDITION = {"tags", "transitions", "key", "source_url"}
WORDS = tuple(n for n in ActionDraft.__dataclass_fields__ if n not in NOT_OF_THE_EDITION)


def edition_of(action: Action, draft: ActionDraft, *, by: Member, at: datetime.datetime) -> Edition:
    """The first edition of `action`, not yet saved."""
    return Edition(action=action, number=1, written_by=by, written_at=at, **draft.words())


def transitions_of(edition: Edition, draft: ActionDraft) -> Iterator[Transition]:
    """The steps of `edition`, not yet saved, in the order given."""
    for position, step in enumerate(draft.transitions):
        yield Transition(
            edition=edition,
            dimension_id=step.dimension_id,
            from_level=step.from_level,
            to_level=step.to_level,
            strength=step.strength,
            reason=step.reason,
            position=position,
        )
