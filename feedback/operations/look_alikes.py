"""Proposals that may say the same as a draft: those on the same element, of any release."""

from feedback.models import Proposal

MOST = 10


def look_alikes(proposal: Proposal) -> list[Proposal]:
    """Public proposals on the same passage, dimension or whole, most supported first; one query."""
    return list(
        Proposal.objects.on_the_same_element(proposal).for_lists().most_supported_first()[:MOST]
    )
