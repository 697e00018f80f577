"""Telling those whom a step of a proposal concerns: its author, and who discusses it."""

from datetime import datetime

from community.models import Member
from community.operations.notices import tell
from feedback.models import Proposal

QUOTED = 120  # of the title, so that the rest of the sentence fits


def tell_of(proposal: Proposal, happened: str, *, at: datetime, but: Member) -> None:
    """Tell author and commenters what happened, as in "was triaged"; not who did it.

    Part of the caller's transaction; mail leaves after it. Two queries, and one for the notices.
    """
    said_something = Member.objects.filter(
        pk__in=proposal.comments.filter(hidden_at__isnull=True).values("author")
    )
    concerned = {member.pk: member for member in (proposal.author, *said_something)}
    concerned.pop(but.pk, None)
    title = proposal.title[:QUOTED]
    tell(
        concerned.values(),
        sentence=f"Proposal {proposal.number}, “{title}”, {happened}.",
        address=proposal.get_absolute_url(),
        at=at,
    )
