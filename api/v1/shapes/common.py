"""What several answers have in common."""

from typing import Annotated

from django.conf import settings
from ninja import Field, Path, Schema

from api.v1.errors import Error
from ui.licences import licence_address

# What no database may hold is refused before it is looked at: ui/middleware.py.
Words = Annotated[str, Field(pattern=r"^[^\x00]*$")]
Slug = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]+$", description="The last part of its page.")]
Code = Annotated[str, Path(pattern=r"^[^\x00]+$", description="As in the list of dimensions.")]
Number = Annotated[int, Path(description="As its page has it.")]
PAGE_SIZE, LARGEST_PAGE = 20, 100
FARTHEST_PAGE = 10**9
READING: dict[frozenset[int], type[Schema]] = {frozenset({400, 401, 404, 422, 429}): Error}
SEARCHING: dict[frozenset[int], type[Schema]] = {frozenset({400, 401, 404, 422, 429, 503}): Error}
WRITING: dict[frozenset[int], type[Schema]] = {
    frozenset({400, 401, 403, 404, 409, 413, 415, 422, 429, 503}): Error
}


class Terms(Schema):
    """What one may do with what is given, and whom to name."""

    licence: str = Field(description="A short name, as in CC-BY-4.0.")
    licence_url: str = Field(description="Where the licence is read; empty for one not known here.")
    attribution: str = Field(description="Whom to name as the source.")
    source_url: str = Field(description="Where the source is.")


class Support(Schema):
    """How many people support something, and from how many distinct councils."""

    people: int
    councils: int


class Paged(Schema):
    """Which page of a list is asked for."""

    page: int = Field(1, ge=1, le=FARTHEST_PAGE, description="The first is 1.")
    page_size: int = Field(PAGE_SIZE, ge=1, le=LARGEST_PAGE, description="How many on a page.")


class Pages(Schema):
    """Where a list stands."""

    total: int
    page: int
    pages: int
    page_size: int


def terms_of_the_library(licence: str = "CC-BY-4.0") -> Terms:
    """Of actions and proposals: members grant it when they submit."""
    return Terms(
        licence=licence,
        licence_url=licence_address(licence),
        attribution=settings.SITE_NAME,
        source_url=settings.SITE_URL,
    )


def address(path: str) -> str:
    """A path of this site as a whole address."""
    return f"{settings.SITE_URL}{path}"
