"""A working copy read once: every page's latest text with its digest, and the release before it.

What is judged and what is frozen come from the same reading, so nothing slips in between.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from model_releases.comparison.elements import Content
from model_releases.models import GovernedPage, Release, ReleasePage
from model_releases.operations.candidates import content_of
from model_releases.operations.editing import dimension_pages
from model_releases.working_digest import digest_of, plain

Blocks = list[dict[str, Any]]


@dataclass(frozen=True)
class PageText:
    """One page's latest text. `digest` is empty when no revision holds it."""

    page: GovernedPage
    text: dict[str, Any]
    digest: str

    @property
    def address(self) -> str:
        """Where it is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return f"“{self.text.get('name') or self.page.title}”"

    @property
    def levels(self) -> list[dict[str, Any]]:
        """Its levels, as number, name and passages."""
        return [block["value"] for block in self.text["levels"]]

    @property
    def passages(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Level's number and passage block of each of its passages."""
        for level in self.levels:
            for passage in level["passages"]:
                yield level["number"], passage


@dataclass(frozen=True)
class Snapshot:
    """All of a working copy. `parent` is the model's last release."""

    release: PageText
    dimensions: list[PageText]
    parent: Release

    @property
    def pages(self) -> list[PageText]:
        """Every page of the tree, the release page first."""
        return [self.release, *self.dimensions]

    @cached_property
    def before(self) -> Content:
        """What the parent says."""
        return content_of(self.parent)

    def page_of(self, uid: str) -> PageText:
        """The page of the dimension with that uid; the release page when it has none."""
        found = (one for one in self.dimensions if one.text["uid"] == uid)
        return next(found, self.release)


def snapshot_of(page: ReleasePage) -> Snapshot:
    """Read the whole tree as the database has it now; five queries."""
    fresh = ReleasePage.objects.select_related("latest_revision", "model").get(pk=page.pk)
    return Snapshot(
        release=_text_of(fresh),
        dimensions=[_text_of(one) for one in dimension_pages(fresh)],
        # There is one: the working copy was built from it, or from one before it.
        parent=fresh.model.releases.newest_first()[0],
    )


def _text_of(page: GovernedPage) -> PageText:
    revision = page.latest_revision
    if revision is None:
        return PageText(page, plain(page.serializable_data()), "")
    return PageText(page, plain(revision.content), digest_of(revision.content))
