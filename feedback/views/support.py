"""The vote panel of a proposal's page, and its one button: support, or take back."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from community.models import Member, Reader
from feedback.models import Proposal, ProposalTally, ProposalVote
from feedback.operations.refusals import NotNowError, ProposalRefusedError
from feedback.operations.voting import cast_vote, take_back_vote
from feedback.permissions import can_support
from feedback.states import UNDECIDED
from ui.errors import BAD_REQUEST, Trouble, page_for

SUPPORT, TAKE_BACK = "support", "take-back"
SAID = {SUPPORT: "You support this proposal.", TAKE_BACK: "Your vote is taken back."}


@dataclass(frozen=True)
class VotePanel:
    """What `feedback/pieces/vote_panel.html` shows: two counts, and what this reader can do."""

    url: str
    sign_in_url: str
    people: int
    councils: int
    state: str


def vote_panel(proposal: Proposal, reader: Reader) -> VotePanel:
    """The panel of a received proposal, as `reader` sees it. Two queries, one for a visitor."""
    tally = ProposalTally.objects.filter(proposal=proposal).values_list("people", "councils")
    people, councils = tally.order_by("pk").first() or (0, 0)
    return VotePanel(
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
    """Do what the button says, support or take-back, so that a second click is harmless."""
    seen = Proposal.objects.public().visible_to(request.user)
    proposal = get_object_or_404(seen, number=number)
    wish = request.POST.get("vote", "")
    if not isinstance(request.user, Member):
        return redirect_to_login(proposal.get_absolute_url())
    if wish not in SAID:
        return page_for(BAD_REQUEST)
    try:
        _do(wish, proposal, by=request.user)
    except ProposalRefusedError as refusal:
        return _refused(request, refusal, proposal)
    if getattr(request, "htmx", False):
        panel = vote_panel(proposal, request.user)
        about = {"vote": panel, "said": SAID[wish]}
        return render(request, "feedback/pieces/vote_panel.html", about)
    messages.success(request, SAID[wish])
    return redirect(proposal)


def _do(wish: str, proposal: Proposal, *, by: Member) -> None:
    if wish == SUPPORT:
        cast_vote(proposal, by=by, at=timezone.now())
    else:
        take_back_vote(proposal, by=by)


def _refused(
    request: HttpRequest, refusal: ProposalRefusedError, proposal: Proposal
) -> HttpResponse:
    """A page with the sentence; under htmx, which shows no refusals, the proposal's page."""
    status = 409 if isinstance(refusal, NotNowError) else 403
    response = page_for(Trouble(status, "Your vote was not counted", (str(refusal),)))
    if getattr(request, "htmx", False):
        messages.warning(request, str(refusal))
        response.headers["HX-Redirect"] = proposal.get_absolute_url()
    return response
