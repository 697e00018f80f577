"""Two people edit one page: who saves second sees both texts, and loses nothing."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from wagtail.models import Page, Revision

from model_releases.models import GovernedPage
from model_releases.working_digest import digest_of

# Which text the editor had before them; named anew when theirs is saved over the other
SEEN = ("loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id")
SAYS = "Somebody else has saved this text since you opened it."


def refuse_stale_save(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer a save over another text that its sender has not seen; None lets Wagtail go on."""
    if request.method != "POST" or not isinstance(page, GovernedPage):
        return None
    latest = page.latest_revision
    if latest is None or _has_seen(request, latest):
        return None
    sent = _as_sent(request, page)
    if sent and digest_of(sent.serializable_data()) == digest_of(latest.content):
        return None  # as when the form keeps itself at the moment when its button is pressed
    if not request.accepts("text/html"):  # as Wagtail's own saving while one types asks
        told = {"success": False, "error_code": "invalid_revision", "error_message": SAYS}
        return JsonResponse(told, status=400)
    return _show_both(request, page, latest, sent)


def _has_seen(request: HttpRequest, latest: Revision) -> bool:
    own_draft = request.POST.get("overwrite_revision_id")
    if own_draft:
        return own_draft == str(latest.pk)
    seen = (request.POST.get(SEEN[0]), request.POST.get(SEEN[1]))
    return seen == (str(latest.pk), latest.created_at.isoformat())


def _show_both(
    request: HttpRequest, page: GovernedPage, latest: Revision, sent: GovernedPage | None
) -> HttpResponse:
    theirs = dict(_words(page))
    mine = dict(_words(sent)) if sent else {}
    about = {
        "page": page,
        "who": latest.user or "Somebody",
        "texts": [
            (label, theirs.get(label, ""), mine.get(label, ""))
            for label in dict.fromkeys([*theirs, *mine])
            if theirs.get(label) != mine.get(label)
        ],
        "sent": [
            (name, value)
            for name in request.POST
            if name not in (*SEEN, "csrfmiddlewaretoken") and not name.startswith("action-")
            for value in request.POST.getlist(name)
        ],
        "seen": zip(SEEN, (latest.pk, latest.created_at.isoformat()), strict=False),
        "header_title": page.title,
        "breadcrumbs_items": [{"url": "", "label": page.title}],
    }
    return render(request, "model_releases/working/resolve_conflict.html", about, status=409)


def _as_sent(request: HttpRequest, page: GovernedPage) -> GovernedPage | None:
    """The page as the form would make it; None when half a form was sent."""
    form_class = page.get_edit_handler().get_form_class()
    fresh = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    form = form_class(request.POST, request.FILES, instance=fresh, for_user=request.user)
    try:
        form.is_valid()
    except (KeyError, ValueError):  # so Wagtail's streams say that a field of theirs is missing
        return None
    sent: GovernedPage = form.instance
    return sent


def _words(page: Any) -> Iterator[tuple[str, str]]:
    """The words of a page, each under a label by which two texts are laid side by side."""
    names = ("name", "code", "description", "number", "licence", "notes", "guide", "attribution")
    for name in names:
        if hasattr(page, name):
            yield name.capitalize(), str(getattr(page, name))
    for level in page.levels:
        number = level.value["number"]
        yield f"Level {number}", str(level.value["name"])
        for at, passage in enumerate(level.value.get("passages", ()), start=1):
            facet = passage.value["facet"] or f"passage {at}"
            yield f"Level {number}, {facet}", str(passage.value["text"])
    for at, group in enumerate(getattr(page, "groups", ()), start=1):
        yield f"Group {at}", f"{group.value['name']}\n{group.value['dimensions']}"
