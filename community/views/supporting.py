"""The vote panel of whatever members support, and its one button: support, or take back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from community.models import Member
from ui.errors import BAD_REQUEST, Trouble, page_for

SUPPORT, TAKE_BACK = "support", "take-back"


@dataclass(frozen=True)
class VotePanel:
    """What `community/vote_panel.html` shows: two counts, and what this reader can do.

    `what` is supported at the address `url`: "action", "proposal". In the state "carried" the
    reader supported what is called `from_title`, which was merged with this. `earlier` of the
    people have supported an earlier text; `changes_url` leads a reader who is one of them to what
    has changed, and `reason_url` one who supports it to where they say why.
    """

    what: str
    url: str
    sign_in_url: str
    people: int
    councils: int
    state: str
    from_title: str = ""
    earlier: int = 0
    changes_url: str = ""
    reason_url: str = ""


@dataclass(frozen=True)
class Support:
    """What the button of one panel does, and where its reader is.

    `cast` and `take_back` raise `refusal` with a sentence, and among these `too_late` when the
    page had changed since it was read.
    """

    what: str
    page: str
    cast: Callable[[Member], object]
    take_back: Callable[[Member], object]
    panel: Callable[[Member], VotePanel]
    refusal: type[Exception]
    too_late: type[Exception]


def answer_vote(request: HttpRequest, support: Support) -> HttpResponse:
    """Do what the button says, support or take-back, so that a second click is harmless."""
    wishes = {
        SUPPORT: (support.cast, f"You support this {support.what}."),
        TAKE_BACK: (support.take_back, "Your vote is taken back."),
    }
    wish = request.POST.get("vote", "")
    if not isinstance(request.user, Member):
        return redirect_to_login(support.page)
    if wish not in wishes:
        return page_for(BAD_REQUEST)
    do, said = wishes[wish]
    try:
        do(request.user)
    except support.refusal as refused:
        return _refused(request, refused, support)
    if getattr(request, "htmx", False):
        about = {"vote": support.panel(request.user), "said": said}
        return render(request, "community/vote_panel.html", about)
    messages.success(request, said)
    return redirect(support.page)


def _refused(request: HttpRequest, refused: Exception, support: Support) -> HttpResponse:
    """A page with the sentence; under htmx, which shows no refusals, the page voted on."""
    status = 409 if isinstance(refused, support.too_late) else 403
    response = page_for(Trouble(status, "Your vote was not counted", (str(refused),)))
    if getattr(request, "htmx", False):
        messages.warning(request, str(refused))
        response.headers["HX-Redirect"] = support.page
    return response
