"""Proposals as a feed: what was received, and what became of it."""

from collections.abc import Iterator

from django.db.models import F, Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_safe

from feedback.forms.queue import QueueForm
from feedback.models import Proposal
from ui.feeds import MOST_ENTRIES, Asked, EntriesFeed, Entry

RIGHTS = "CC-BY-4.0. Name this page as the source; quotes of the model are under its own licence."


class ProposalsFeed(EntriesFeed):
    """Proposals that a reader asks for; those of which something happened last come first."""

    title = "Proposals"
    subtitle = "Changes to the model that somebody asked for, and how each ended."
    page = reverse_lazy("feedback:queue")

    def entries(self, asked: Asked) -> Iterator[Entry]:
        """What answers the filters of the queue; its order is that of a feed. Two queries."""
        found = QueueForm(asked.query).proposals().annotate(changed_at=Max("events__at"))
        rows = found.order_by(F("changed_at").desc(nulls_last=True), "-number")
        for proposal in rows.defer("quote", "replacement")[:MOST_ENTRIES]:
            yield _entry(proposal)


def _entry(proposal: Proposal) -> Entry:
    received_at = proposal.received_at or proposal.created_at
    state = proposal.get_state_display()
    return Entry(
        uid=proposal.uid,
        title=f"{proposal.title} ({state[:1].lower()}{state[1:]})",
        summary=proposal.reason,
        url=proposal.get_absolute_url(),
        published=received_at,
        updated=getattr(proposal, "changed_at", None) or received_at,
        rights=RIGHTS,
        tags=(proposal.get_kind_display(),),
    )


_feed = ProposalsFeed()


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Answer with the feed."""
    return _feed(request)
