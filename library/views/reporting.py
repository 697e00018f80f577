"""“We did this”: a council's account of using an action, given by its editors and leads."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.models import Council, Member
from community.permissions import councils_written_for
from library.forms.reporting import UseForm
from library.models import Action, UseReport
from library.operations.reporting import (
    NotListedError,
    UseReportRefusedError,
    account_of,
    report_use,
)
from ui.errors import Trouble, page_for

NO_REPORTS = Trouble(
    409,
    "This action takes no reports any more",
    ("It is not in the library’s list. Its page says why, and what to use instead.",),
)
THANKS = "Thank you. Other councils can read what you did."


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Take what a council did with an action; say who can to those who cannot."""
    public = Action.objects.public().visible_to(request.user).for_reading()
    action = get_object_or_404(public, slug=slug)
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    councils = councils_written_for(request.user, on=timezone.localdate())
    if not councils:
        return _refused(request, action)
    if request.method == "POST":
        form = UseForm(request.POST, councils=councils, today=timezone.localdate())
        return _take(request, action, form, by=request.user)
    if action.state != Action.State.LISTED:
        return page_for(NO_REPORTS)
    return _show(request, action, _form_for(request, action, councils))


def _form_for(request: HttpRequest, action: Action, councils: list[Council]) -> UseForm:
    """The form for the council asked for, else the first, with what it said before."""
    wanted = request.GET.get("council", "")
    ordered = sorted(councils, key=lambda council: council.slug != wanted)
    said = UseReport.objects.filter(action=action, council=ordered[0]).order_by("pk").first()
    account = account_of(said) if said else None
    return UseForm(councils=ordered, today=timezone.localdate(), account=account)


def _take(request: HttpRequest, action: Action, form: UseForm, *, by: Member) -> HttpResponse:
    if not form.is_valid():
        return _show(request, action, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    council, account = form.chosen_council(), form.account()
    try:
        report_use(action, council=council, account=account, by=by, at=timezone.now())
    except UseReportRefusedError as refusal:
        form.add_error(None, str(refusal))
        status = 409 if isinstance(refusal, NotListedError) else 403
        return _show(request, action, form, status=status)
    messages.success(request, THANKS)
    return redirect("library:action", slug=action.slug)


def _show(
    request: HttpRequest, action: Action, form: UseForm, *, status: int = 200
) -> HttpResponse:
    councils = list(form.councils.values())
    reports = UseReport.objects.filter(action=action, council__in=councils)
    about = {"action": action, "form": form, "council": councils[0], "is_one": len(councils) == 1}
    about |= {"trail": _trail(action), "earlier": reports.newest_first()}
    return render(request, "library/report_use.html", about, status=status)


def _refused(request: HttpRequest, action: Action) -> HttpResponse:
    """A page that says who can, with what was typed: rights may have gone a second ago."""
    about = {"action": action, "trail": _trail(action), "typed": request.POST.get("text", "")}
    return render(request, "library/report_use_refused.html", about, status=403)


def _trail(action: Action) -> list[dict[str, str]]:
    return [
        {"text": "Actions", "url": reverse("library:find_actions")},
        {
            "text": str(action.current_edition),
            "url": reverse("library:action", args=[action.slug]),
        },
    ]
