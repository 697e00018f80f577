"""The public queue of proposals."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from feedback.forms.queue import SORTS, TITLES, QueueForm
from feedback.views.showing import row_of
from ui.addresses import query_of_all_pages, query_without

ON_A_PAGE = 20
SHOWN_AT_ONCE = 10


@require_safe
def read_queue(request: HttpRequest) -> HttpResponse:
    """List proposals that answer a reader's question, newest or most supported first."""
    form = QueueForm(request.GET)
    page = Paginator(form.proposals().for_lists(), ON_A_PAGE).get_page(request.GET.get("page"))
    kept = [(name, value) for name in TITLES for value in form.chosen[name]]
    about = {
        "page": page,
        "feed_url": reverse("feedback:proposals_feed") + query_of_all_pages(request.GET),
        "rows": [row_of(one) for one in page],
        "query": request.GET,
        "action": reverse("feedback:queue"),
        "notices": form.left_out,
        "facets": [_facet(form, name) for name in TITLES],
        "chips": _chips(form),
        "sort": form.sort,
        "sorts": SORTS,
        "kept_by_sort": kept,
        "kept_by_filters": [("sort", form.sort)],
    }
    return render(request, "feedback/queue.html", about)


def _facet(form: QueueForm, name: str) -> dict[str, object]:
    counts, chosen = form.counts(name), form.chosen[name]
    options = [
        {"value": value, "label": label, "count": counts.get(value, 0), "is_chosen": is_chosen}
        for value, label in form.labels[name].items()
        if (is_chosen := value in chosen) or counts.get(value)
    ]
    return {
        "name": name,
        "title": TITLES[name],
        "is_open": True,
        "options": options[:SHOWN_AT_ONCE],
        "more": options[SHOWN_AT_ONCE:],
    }


def _chips(form: QueueForm) -> list[dict[str, str]]:
    return [
        {
            "text": form.labels[name][value],
            "url": query_without(form.parameters, name, value),
        }
        for name, values in form.chosen.items()
        for value in values
    ]
