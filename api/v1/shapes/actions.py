"""Actions: what is given, what is asked, and what a member sends."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from api.v1.shapes.common import (
    Paged,
    Pages,
    Support,
    Terms,
    Words,
)
from library.forms.choices import FACETS
from library.forms.finding import SORTS

BAND = Field("", description="Empty when it is not stated.")


class Transition(Schema):
    """A step an action serves. No dimension means any; from 0 means not yet at the first level."""

    dimension: str | None = Field(None, description="A code of the current release.")
    from_level: int = Field(ge=0, le=9)
    to_level: int = Field(ge=0, le=9)
    strength: Literal["strong", "some"] = "strong"
    reason: str = Field("", max_length=1000)


class Resource(Schema):
    """A tool or a text."""

    name: str = Field(max_length=300)
    address: str = ""
    note: str = ""


class Action(Schema):
    """A listed action, or one that was retired or merged: then `successor` says what to use."""

    uid: UUID
    slug: str
    url: str
    state: Literal["listed", "retired", "merged"]
    successor: str | None = Field(None, description="The slug of what takes its place.")
    model: str
    edition: int | None
    listed_at: datetime
    changed_at: datetime
    evidence: str = Field(description="idea, tried or proven.")
    used_by_councils: int
    support: Support
    key: str
    title: str
    summary: str
    description: str
    quote: str
    quote_source: str
    why: str
    implications: list[str]
    steps: list[str]
    resources: list[Resource]
    check_list: list[str]
    body_markdown: str
    transitions: list[Transition]
    tags: list[str]
    benefits: list[str]
    effort: str
    cost: str
    time_to_effect: str
    council_kinds: list[str]
    prerequisites: list[str]
    risk: str
    leans_on: list[str]
    owner: str
    last_reviewed_on: date | None
    last_reviewed_by: str
    next_review_due_on: date | None
    beta: bool
    source_url: str
    licence: str


class OneAction(Schema):
    """One action, with what one may do with it."""

    terms: Terms
    action: Action


class FacetValue(Schema):
    """One value of a filter, and how many actions choosing it would find."""

    value: str
    label: str
    count: int


class Actions(Pages):
    """A page of what a search finds, and what each filter would leave."""

    terms: Terms
    corrected: str = Field(description="The spelling that was searched instead; or empty.")
    is_loosened: bool = Field(description="No action has all of the words: these have some.")
    left_out: list[str] = Field(description="Sentences on what was asked and is not known here.")
    facets: dict[str, list[FacetValue]]
    actions: list[Action]


def _any_of(name: str) -> list[Words]:
    asked: list[Words] = Field(
        [], description=f"{FACETS[name]}; repeated, any of them. What is not known is left out."
    )
    return asked


class FindActions(Paged):
    """The parameters of the page /actions/."""

    q: Words = Field("", description="Words, “phrases”, -words to leave out; or a question.")
    dimension: list[Words] = _any_of("dimension")
    from_: list[Words] = Field([], alias="from", description="From level; repeated, any of them.")
    to: list[Words] = _any_of("to")
    evidence: list[Words] = _any_of("evidence")
    cost: list[Words] = _any_of("cost")
    effort: list[Words] = _any_of("effort")
    benefit: list[Words] = _any_of("benefit")
    council_kind: list[Words] = _any_of("council_kind")
    tag: list[Words] = _any_of("tag")
    sort: Words = Field("", description=f"One of {', '.join(SORTS)}.")
    model: Words = Field("", description="The slug of another model.")
    read: Words = Field("", description="“words”: take q as words even if it is a question.")


class NewAction(Schema):
    """An action as a member sends it. Sending it grants CC BY 4.0 on its text."""

    title: str = Field(min_length=1, max_length=120)
    summary: str = Field(min_length=1, max_length=600)
    description: str = Field("", max_length=200_000)
    body_markdown: str = Field("", max_length=200_000, description="Instead of the parts.")
    quote: str = Field("", max_length=200_000)
    quote_source: str = Field("", max_length=300)
    why: str = Field("", max_length=200_000)
    implications: list[str] = Field([], max_length=100)
    steps: list[str] = Field([], max_length=100)
    resources: list[Resource] = Field([], max_length=100)
    check_list: list[str] = Field([], max_length=100)
    transitions: list[Transition] = Field(min_length=1, max_length=12)
    tags: list[str] = Field([], max_length=6, description="Names of tags that there are.")
    benefits: list[Literal["efficiency", "prevention", "experience", "agility", "risk"]] = []
    effort: Literal["", "days", "weeks", "months", "year"] = ""
    cost: Literal["", "none", "under-5k", "5k-50k", "50k-250k", "more"] = ""
    time_to_effect: Literal["", "month", "quarter", "half-year", "year", "longer"] = ""
    council_kinds: list[
        Literal["district", "county", "unitary", "metropolitan", "london-borough", "parish-or-town"]
    ] = []
    prerequisites: list[str] = Field([], max_length=100, description="Slugs of actions.")
    risk: str = Field("", max_length=200_000)
    leans_on: list[str] = Field([], max_length=100)
    owner: str = Field("", max_length=200)
    source_url: str = Field("", max_length=1000)


class SubmittedAction(Schema):
    """An action that waits for a curator."""

    uid: UUID
    state: Literal["submitted"]
    title: str
    submitted_at: datetime
    terms: Terms


class Tag(Schema):
    """A word that actions share. `actions` counts the listed ones."""

    slug: str
    name: str
    meaning: str
    synonyms: list[str]
    actions: int


class Tags(Schema):
    """All tags, by name."""

    terms: Terms
    tags: list[Tag]


class Vote(Schema):
    """How a member's support stands, and how many support it."""

    supported: bool
    support: Support
