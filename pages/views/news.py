"""What happened here lately, as everybody may know it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.news import happened, kinds, told
from ui.addresses import query_and, query_without

KIND = "kind"
ON_A_PAGE = 20


@require_safe
def whats_new(request: HttpRequest) -> HttpResponse:
    """Tell what happened, the last first: of every kind, or of those asked for."""
    known = {kind.value: kind.label for kind in kinds()}
    asked = list(dict.fromkeys(filter(None, request.GET.getlist(KIND))))
    chosen = [value for value in asked if value in known]
    page = Paginator(happened(chosen), ON_A_PAGE).get_page(request.GET.get("page"))
    about = {
        "trail": [],
        "page": page,
        "news": told(page),
        "query": request.GET,
        "all_url": reverse("pages:whats_new"),
        "chosen": _chosen(request.GET, {value: known[value] for value in chosen}),
        "others": _others(request.GET, {one: known[one] for one in known if one not in chosen}),
        "notices": [_left_out(value) for value in asked if value not in known],
    }
    return render(request, "pages/whats_new.html", about)


def _chosen(query: QueryDict, labels: dict[str, str]) -> list[dict[str, str]]:
    """Kinds in use, each a link that takes it away."""
    return [
        {"text": label, "url": query_without(query, KIND, value)} for value, label in labels.items()
    ]


def _others(query: QueryDict, labels: dict[str, str]) -> list[dict[str, str]]:
    """Kinds not in use, each a link that adds it."""
    return [
        {"text": label, "url": query_and(query, KIND, value)} for value, label in labels.items()
    ]


def _left_out(value: str) -> str:
    return f"There is no kind “{value[:40]}”, so it is left out."
