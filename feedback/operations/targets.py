"""What a proposal is aimed at: one passage, one dimension, or the whole of a release."""

from dataclasses import dataclass
from uuid import UUID

from feedback.models import Proposal
from feedback.models.proposals import sha256_of
from model_releases.models import Release, ReleaseDimension, ReleasePassage


class NoSuchTargetError(LookupError):
    """The release, or the element in it, is not there; the sentence says which."""


@dataclass(frozen=True)
class Target:
    """An element of a release of the site's own model, with the words that stand there."""

    release: Release
    dimension: ReleaseDimension | None = None
    passage: ReleasePassage | None = None

    @property
    def element(self) -> Proposal.Element:
        """What kind of element it is."""
        if self.passage:
            return Proposal.Element.PASSAGE
        return Proposal.Element.DIMENSION if self.dimension else Proposal.Element.RELEASE

    @property
    def quote(self) -> str:
        """The exact words, of which a proposal keeps a copy; none for a whole release."""
        if self.passage:
            return self.passage.text
        return self.dimension.description if self.dimension else ""

    def columns(self) -> dict[str, object]:
        """What a proposal keeps of it."""
        return {
            "release": self.release,
            "element": self.element,
            "dimension_id": self.dimension.dimension_id if self.dimension else None,
            "passage_uid": self.passage.uid if self.passage else None,
            "quote": self.quote,
            "quote_sha256": sha256_of(self.quote),
        }


def same_words(one: str, other: str) -> bool:
    """Whether two quotes are the same, however a browser ends its lines."""
    return one.replace("\r\n", "\n") == other.replace("\r\n", "\n")


def target_at(number: str, *, element: UUID | None = None, passage: UUID | None = None) -> Target:
    """The element of a release of the own model; `element` is a dimension's uid.

    A passage is enough without its dimension; with one that is not its own, there is no such
    target. Three queries at most. Raises NoSuchTargetError.
    """
    release = _release(number)
    if passage:
        return _passage(release, passage, element=element)
    if element:
        return Target(release, _dimension(release, element))
    return Target(release)


def _release(number: str) -> Release:
    found = Release.objects.of_own_model().for_pages().filter(number=number)
    release = found.order_by("pk").first()
    if release is None:
        raise NoSuchTargetError(f"There is no release {number[:40]} of the model.")
    return release


def _dimension(release: Release, uid: UUID) -> ReleaseDimension:
    rows = release.dimensions.select_related("dimension").filter(dimension__uid=uid)
    wording = rows.order_by("pk").first()
    if wording is None:
        raise NoSuchTargetError(f"Release {release.number} has no such dimension.")
    wording.release = release
    return wording


def _passage(release: Release, uid: UUID, *, element: UUID | None) -> Target:
    rows = release.passages.select_related("level__release_dimension__dimension")
    passage = rows.filter(uid=uid).order_by("pk").first()
    wording = passage.level.release_dimension if passage else None
    if passage is None or wording is None or element not in (None, wording.dimension.uid):
        raise NoSuchTargetError(f"Release {release.number} has no such passage.")
    wording.release = release
    return Target(release, wording, passage)
