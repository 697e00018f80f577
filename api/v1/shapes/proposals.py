"""Proposals: what is given and what is asked."""

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from api.v1.shapes.common import (
    Paged,
    Pages,
    Support,
    Terms,
    Words,
)


class Proposal(Schema):
    """A change to the model that somebody asked for. Its quote is the model's text, unchanged."""

    uid: UUID
    number: int
    url: str
    title: str
    kind: str
    state: str
    model: str
    release: str
    element: str
    dimension: str | None = Field(None, description="Its code in that release.")
    passage_uid: UUID | None
    quote: str
    quote_sha256: str
    reason: str
    replacement: str
    credit: str = Field(description="How its author wishes to be named; empty for not at all.")
    received_at: datetime
    last_call_ends_at: datetime | None
    outcome: str | None
    support: Support
    quote_terms: Terms


class OneProposal(Schema):
    """One proposal, with what one may do with it."""

    terms: Terms
    proposal: Proposal


class Proposals(Pages):
    """A page of the queue."""

    terms: Terms
    left_out: list[str] = Field(description="Sentences on what was asked and is not known here.")
    proposals: list[Proposal]


class FindProposals(Paged):
    """The parameters of the page /proposals/."""

    state: list[Words] = Field([], description="State; repeated, any of them.")
    dimension: list[Words] = Field([], description="Code of a dimension; repeated, any of them.")
    kind: list[Words] = Field([], description="Kind; repeated, any of them.")
    sort: Words = Field("", description="newest or supported.")
