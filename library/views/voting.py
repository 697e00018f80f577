"""The vote panel of an action's page, and its one button: support, or take back."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from community.models import Member, Reader
from library.models import Action, ActionTally, ActionVote
from library.operations.voting import (
    NotListedError,
    VoteRefusedError,
    cast_vote,
    take_back_vote,
)
from library.permissions import can_support
from ui.errors import BAD_REQUEST, Trouble, page_for

SUPPORT, TAKE_BACK = "support", "take-back"
SAID = {SUPPORT: "You support this action.", TAKE_BACK: "Your vote is taken back."}


@dataclass(frozen=True)
class VotePanel:
    """What `library/vote_panel.html` shows: two counts, and what this reader can do."""

    url: str
    sign_in_url: str
    people: int
    councils: int
    state: str


def vote_panel(action: Action, reader: Reader) -> VotePanel:
    """The panel of a public action, as `reader` sees it. Two queries, one for a visitor."""
    tally = ActionTally.objects.filter(action=action).values_list("people", "councils")
    people, councils = tally.order_by("pk").first() or (0, 0)
    page = reverse("library:action", args=[action.slug])
    return VotePanel(
        url=reverse("library:vote", args=[action.slug]),
        sign_in_url=redirect_to_login(page).url,
        people=people,
        councils=councils,
        state=_state(action, reader),
    )


def _state(action: Action, reader: Reader) -> str:
    if not isinstance(reader, Member):
        return "signed_out" if action.state == Action.State.LISTED else "counts_only"
    votes = ActionVote.objects.filter(action=action, member=reader).order_by("pk")
    edition = votes.values_list("edition", flat=True).first()
    if edition is None:
        return "open" if can_support(reader, action) else "counts_only"
    is_stale = edition != action.current_edition_id and can_support(reader, action)
    return "stale" if is_stale else "supported"


@require_POST
def vote(request: HttpRequest, slug: str) -> HttpResponse:
    """Do what the button says, support or take-back, so that a second click is harmless."""
    action = get_object_or_404(Action.objects.public().visible_to(request.user), slug=slug)
    page = reverse("library:action", args=[slug])
    wish = request.POST.get("vote", "")
    if not isinstance(request.user, Member):
        return redirect_to_login(page)
    if wish not in SAID:
        return page_for(BAD_REQUEST)
    try:
        _do(wish, action, by=request.user)
    except VoteRefusedError as refusal:
        return _refused(request, refusal, page=page)
    if getattr(request, "htmx", False):
        panel = vote_panel(action, request.user)
        return render(request, "library/vote_panel.html", {"vote": panel, "said": SAID[wish]})
    messages.success(request, SAID[wish])
    return redirect(page)


def _do(wish: str, action: Action, *, by: Member) -> None:
    if wish == SUPPORT:
        cast_vote(action, by=by, at=timezone.now())
    else:
        take_back_vote(action, by=by)


def _refused(request: HttpRequest, refusal: VoteRefusedError, *, page: str) -> HttpResponse:
    """A page with the sentence; under htmx, which shows no refusals, the action's page with it."""
    status = 409 if isinstance(refusal, NotListedError) else 403
    response = page_for(Trouble(status, "Your vote was not counted", (str(refusal),)))
    if getattr(request, "htmx", False):
        messages.warning(request, str(refusal))
        response.headers["HX-Redirect"] = page
    return response
