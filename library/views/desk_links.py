"""The curators' desk for links: which do not answer, since when, and where they stand."""

import json
from collections.abc import Sequence

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.views.requests import SignedInRequest, only_if
from library.models import Action, LinkCheck
from library.models.links import LONG_ENOUGH
from library.operations.links import addresses_of
from library.permissions import can_curate_library

PAGE_SIZE = 50


@require_safe
@only_if(can_curate_library)
def list_links(request: SignedInRequest) -> HttpResponse:
    """List addresses that failed when they were looked at last, the longest failing first."""
    failing = LinkCheck.objects.failing().longest_failing_first()
    page = Paginator(failing, PAGE_SIZE).get_page(request.GET.get("page"))
    last = LinkCheck.objects.order_by("-checked_at", "-pk").first()
    about = {
        "page": page,
        "rows": _with_actions(list(page)),
        "last": last and timezone.localtime(last.checked_at).date(),
        "days": LONG_ENOUGH.days,
        "header_title": "Links",
        "breadcrumbs_items": [
            {"url": reverse("actions_desk:queue"), "label": "Actions"},
            {"url": "", "label": "Links"},
        ],
    }
    return render(request, "library/desk/list_links.html", about)


def _with_actions(checks: Sequence[LinkCheck]) -> list[tuple[LinkCheck, list[Action]]]:
    """Each link with the listed actions that lead to it. One query."""
    holds = Q(pk__in=[])
    for check in checks:
        # As one database keeps it in its JSON, and as the other does.
        for form in {check.url, json.dumps(check.url)[1:-1]}:
            holds |= Q(current_edition__resources__icontains=form)
        holds |= Q(current_edition__quote_source__icontains=check.url) | Q(source_url=check.url)
    found = Action.objects.listed().filter(holds).select_related("current_edition").order_by("pk")
    leads_to = {
        action: addresses_of(action.current_edition, action.source_url)
        for action in (found if checks else ())
        if action.current_edition
    }
    return [
        (check, [action for action, urls in leads_to.items() if check.url in urls])
        for check in checks
    ]
