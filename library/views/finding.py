"""Finding actions: the list with its filters."""

from functools import partial
from http import HTTPStatus

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from library.exports.formats import FORMATS
from library.forms.choices import FACETS
from library.forms.finding import READ, SORTS, FindActionsForm, answer_to
from library.views.facets import (
    Link,
    address_without,
    chips_of,
    facets_of,
    hidden_fields,
    is_met_half_way,
    other_models,
    spelling_address,
    ways_out,
    words_address,
)
from library.views.results import Showing, cards_for
from search import finding
from search.contract import Answer, EngineUnavailableError
from search.highlight import highlighted, snippet
from ui.addresses import query_of_all_pages
from ui.errors import Trouble, page_for


@require_safe
@vary_on_headers("HX-Request")
def find_actions(request: HttpRequest) -> HttpResponse:
    """List actions that answer a council's question, with what each filter would leave.

    Words that cannot all be searched for, or a page that is not there, answer 400 with what could
    be done and a sentence.
    """
    form = FindActionsForm(request.GET)
    try:
        found, page = answer_to(form)
    except EngineUnavailableError as error:
        return page_for(Trouble(503, "Search is not ready", (str(error),)))
    is_piece = request.headers.get("HX-Request") and not request.headers.get(
        "HX-History-Restore-Request"
    )
    template = "library/find_actions_piece.html" if is_piece else "library/find_actions.html"
    is_understood = is_piece or not _remarks(form, found, page)  # htmx shows no refusals
    status = HTTPStatus.OK if is_understood else HTTPStatus.BAD_REQUEST
    return render(request, template, _context(form, found, page), status=status)


def _remarks(form: FindActionsForm, found: Answer, page: Page[int]) -> list[str]:
    return [*form.remarks_on(page), *found.sought.notes]


def _context(form: FindActionsForm, found: Answer, page: Page[int]) -> dict[str, object]:
    showing = Showing(
        mark=lambda text: highlighted(text, found.sought),
        passage=partial(snippet, sought=found.sought) if found.sought.has_words() else None,
        wording=form.choices.wording,
        asked_steps=form.asked_steps(),
        today=timezone.localdate(),
    )
    return {
        "form": form,
        "action": reverse("library:find_actions"),
        "answer": found,
        "notices": [*form.left_out, *_remarks(form, found, page)],
        "page": page,
        "files": {
            each.title: reverse("library:export_library", args=[ending])
            for ending, each in FORMATS.items()
        },
        "feed_url": reverse("library:actions_feed") + query_of_all_pages(form.parameters),
        "query": form.parameters,
        "cards": cards_for(found.ids, showing),
        "facets": facets_of(form, found.facets),
        "chips": chips_of(form),
        "words_url": words_address(form) if is_met_half_way(form, found) else "",
        "offered_url": spelling_address(form, found.offered) if found.offered else "",
        "clear_url": address_without(form, *FACETS),
        "other_models": other_models(form, found.facets),
        "sorts": SORTS,
        "kept_by_search": hidden_fields(form, "q", READ, *(FACETS if form.is_read else ())),
        "kept_by_sort": hidden_fields(form, "sort"),
        "kept_by_filters": hidden_fields(form, *FACETS),
        "ways_out": [] if found.total else _ways_out(form),
    }


def _ways_out(form: FindActionsForm) -> list[Link]:
    if not form.in_use():
        return []
    return ways_out(form, finding.find(form.question_for_less()).facets)
