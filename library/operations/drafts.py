"""What one edition says, before it is a row: forms, files and the demonstration all make these."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from community.models import Member
from library.models import Action, Edition, EditionTag, Transition
from library.models.bands import Strength
from library.models.tags import tags_of
from library.operations.tagging import TagShelf


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


def missing_from(draft: ActionDraft) -> list[str]:
    """Parts without which no curator could list what a draft says, in the form's order."""
    parts = {
        "title": draft.title,
        "summary": draft.summary,
        "description": draft.description or draft.body_markdown,
        "a step between two levels": draft.transitions,
    }
    return [name for name, is_there in parts.items() if not is_there]


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


def draft_of_edition(edition: Edition) -> ActionDraft:
    """What an edition says, as the draft that would make it again; tags as they stand now."""
    steps = edition.transitions.order_by("position", "pk")
    columns = ("dimension_id", "from_level", "to_level", "strength", "reason")
    return ActionDraft(
        **{name: getattr(edition, name) for name in WORDS},
        tags=tuple(tag.name for tag in tags_of([edition.pk])[0].get(edition.pk, [])),
        transitions=tuple(DraftTransition(*row) for row in steps.values_list(*columns)),
    )


def write_words(edition: Edition, draft: ActionDraft) -> None:
    """Put all that `draft` says in the place of what an edition, not yet frozen, has said."""
    for name, value in draft.words().items():
        setattr(edition, name, value)
    edition.save(update_fields=[*draft.words()])
    Transition.objects.filter(edition=edition).delete()
    EditionTag.objects.filter(content_object=edition).delete()
    hang_on(edition, draft)


def hang_on(edition: Edition, draft: ActionDraft) -> None:
    """Give a new edition its steps and its tags; a tag that is not there yet is made."""
    Transition.objects.bulk_create(transitions_of(edition, draft))
    EditionTag.objects.bulk_create(
        EditionTag(content_object=edition, tag=tag) for tag in TagShelf().tags(draft.tags)
    )
