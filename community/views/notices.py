"""A member's own notices: what happened to what is theirs, and where to read on."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.models import Notice
from community.operations.notices import read_notice, read_notices
from community.views.requests import SignedInRequest

AT_ONCE = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def list_notices(request: SignedInRequest) -> HttpResponse:
    """Show one's notices, the last first; a POST marks all of them as read."""
    if request.method == "POST":
        read_notices(request.user, at=timezone.now())
        return redirect("community:notices")
    notices = Notice.objects.visible_to(request.user).newest_first()
    page = Paginator(notices, AT_ONCE).get_page(request.GET.get("page"))
    return render(request, "community/read_notices.html", {"page": page})


@login_required
@require_safe
def follow_notice(request: SignedInRequest, key: int) -> HttpResponse:
    """Mark one notice as read and lead to what it tells of; another's does not exist."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=key)
    read_notice(notice, at=timezone.now())
    return HttpResponseRedirect(notice.address)
