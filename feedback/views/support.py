"""The votes on a proposal: its panel, and what its button does."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from community.models import Member, Reader
from community.views.supporting import Support, VotePanel, answer_vote
from feedback.models import Proposal, ProposalTally, ProposalVote
from feedback.operations.refusals import NotNowError, ProposalRefusedError
from feedback.operations.voting import cast_vote, take_back_vote
from feedback.permissions import can_support
from feedback.states import UNDECIDED

WHAT = "proposal"


def vote_panel(proposal: Proposal, reader: Reader) -> VotePanel:
    """The panel of a received proposal, as `reader` sees it. Two queries, one for a visitor."""
    tally = ProposalTally.objects.filter(proposal=proposal).values_list("people", "councils")
    people, councils = tally.order_by("pk").first() or (0, 0)
    return VotePanel(
        what=WHAT,
        url=reverse("feedback:vote", args=[proposal.number]),
        sign_in_url=redirect_to_login(proposal.get_absolute_url()).url,
        people=people,
        councils=councils,
        state=_state(proposal, reader),
    )


def _state(proposal: Proposal, reader: Reader) -> str:
    if not isinstance(reader, Member):
        return "signed_out" if proposal.state in UNDECIDED else "counts_only"
    if ProposalVote.objects.filter(proposal=proposal, member=reader).exists():
        return "supported"
    return "open" if can_support(reader, proposal) else "counts_only"


@require_POST
def vote(request: HttpRequest, number: int) -> HttpResponse:
    """Support the proposal, or take it back."""
    seen = Proposal.objects.public().visible_to(request.user)
    proposal = get_object_or_404(seen, number=number)
    support = Support(
        what=WHAT,
        page=proposal.get_absolute_url(),
        cast=lambda member: cast_vote(proposal, by=member, at=timezone.now()),
        take_back=lambda member: take_back_vote(proposal, by=member),
        panel=lambda member: vote_panel(proposal, member),
        refusal=ProposalRefusedError,
        too_late=NotNowError,
    )
    return answer_vote(request, support)
