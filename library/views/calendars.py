"""Days on which a member's reviews are due: a file, a secret address to follow, and a new one."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.models import Member
from community.views.requests import SignedInRequest
from library.exports.calendars import MEDIA_TYPE, reviews_of
from library.models import ReviewCalendar
from library.operations.keeping import renew_calendar


def address_of_calendar(member: Member) -> str:
    """The whole address at which a calendar follows their reviews; empty when there is none."""
    token = ReviewCalendar.objects.filter(member=member).values_list("token", flat=True).first()
    return f"{settings.SITE_URL}{reverse('library:review_calendar', args=[token])}" if token else ""


@require_safe
def feed(_: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar of whom the token is; a wrong or an ended one does not exist."""
    approved = ReviewCalendar.objects.filter(
        member__is_active=True, member__approved_at__isnull=False
    )
    calendar = get_object_or_404(approved.select_related("member"), token=token)
    return _file(calendar.member)


@login_required
@require_safe
def download(request: SignedInRequest) -> HttpResponse:
    """Give one's own once."""
    response = _file(request.user)
    response.headers["Content-Disposition"] = 'attachment; filename="reviews.ics"'
    return response


@login_required
@require_POST
def renew(request: SignedInRequest) -> HttpResponse:
    """Make an address, or a new one that ends the old."""
    renew_calendar(request.user, at=timezone.now())
    messages.success(request, "Your calendar has a new address. An earlier one leads nowhere now.")
    return redirect(reverse("library:my_actions") + "#kept")


def _file(member: Member) -> HttpResponse:
    response = HttpResponse(reviews_of(member), content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
