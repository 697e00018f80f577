"""Where the element of a proposal stands in the current release, told by lineage alone."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from feedback.anchors import Link, carried
from feedback.models import Proposal
from model_releases.models import LineageLink, Release


@dataclass(frozen=True)
class Anchor:
    """Where a quote is now. `release` is the model's newest; `text` what stands there.

    An orphaned one has no uid and no text: lineage does not carry it.
    """

    release: Release
    uid: UUID | None
    text: str

    @property
    def is_orphaned(self) -> bool:
        """Whether the element is no longer in the model."""
        return self.uid is None


def anchor_of(proposal: Proposal) -> Anchor:
    """The anchor of a proposal, whose release must be loaded. Three queries at most."""
    releases = Release.objects.filter(model=proposal.release.model_id).for_pages()
    newest = releases.newest_first()[0]
    uid = _first_uid(proposal)
    if uid is None or newest.pk == proposal.release_id:
        return Anchor(newest, uid or newest.uid, proposal.quote)
    now = carried(uid, _links_since(proposal))
    return Anchor(newest, now, _text_at(newest, proposal, now) if now else "")


def _first_uid(proposal: Proposal) -> UUID | None:
    if proposal.element == Proposal.Element.PASSAGE:
        return proposal.passage_uid
    return proposal.dimension.uid if proposal.dimension else None


def _links_since(proposal: Proposal) -> list[list[Link]]:
    """Links of each release after the proposal's, oldest first; one query."""
    rows = LineageLink.objects.filter(
        release__model=proposal.release.model_id,
        release__ordinal__gt=proposal.release.ordinal,
        element=proposal.element,
        from_uid__isnull=False,
    ).order_by("release__ordinal", "pk")
    later = Release.objects.filter(
        model=proposal.release.model_id, ordinal__gt=proposal.release.ordinal
    )
    links: dict[int, list[Link]] = defaultdict(list)
    for ordinal, before, to, what in rows.values_list(
        "release__ordinal", "from_uid", "to_uid", "what"
    ):
        links[ordinal].append((before, to, what))
    return [links[one] for one in later.order_by("ordinal").values_list("ordinal", flat=True)]


def _text_at(release: Release, proposal: Proposal, uid: UUID) -> str:
    if proposal.element == Proposal.Element.PASSAGE:
        passage = release.passages.filter(uid=uid).order_by("pk").first()
        return passage.text if passage else ""
    wording = release.dimensions.filter(dimension__uid=uid).order_by("pk").first()
    return wording.description if wording else ""
