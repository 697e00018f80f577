"""Releases of models and their dimensions. Their text is under the licence of its authors."""

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from api.v1.shapes.common import Paged, Pages, Terms, Words


class ReleaseLine(Schema):
    """One release, without its text."""

    uid: UUID
    model: str = Field(description="The slug of its model.")
    name: str = Field(description="The name of its model.")
    number: str
    parent: str | None = Field(None, description="The number of the release before.")
    url: str
    document_url: str = Field(description="The canonical document, whole and signed for.")
    frozen_at: datetime
    origin: str
    content_sha256: str
    terms: Terms


class Releases(Pages):
    """A page of releases, the last frozen first."""

    releases: list[ReleaseLine]


class Passage(Schema):
    """One facet at one level of one dimension."""

    uid: UUID
    facet: str
    text: str


class Level(Schema):
    """A level as a dimension has it."""

    number: int
    name: str
    passages: list[Passage]


class Dimension(Schema):
    """A dimension as one release words it."""

    uid: UUID
    code: str
    name: str
    group: str
    description: str
    url: str
    levels: list[Level]


class Dimensions(Schema):
    """All dimensions of one release, in its order. Nothing may be changed in its text."""

    release: ReleaseLine
    dimensions: list[Dimension]


class OneDimension(Schema):
    """One dimension of one release."""

    release: ReleaseLine
    dimension: Dimension


class FindReleases(Paged):
    """Of which model, and which page."""

    model: Words = Field("", description="A slug; left out, every model.")


class OfRelease(Schema):
    """Which release is meant."""

    model: Words = Field("", description="A slug; left out, the site’s own model.")
    release: Words = Field("", description="A number; left out, the current one.")
