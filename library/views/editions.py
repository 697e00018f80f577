"""The history of an action: its editions, one of them, and any two compared."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from library.forms.choices import wording_of
from library.models import Action, Edition, Suggestion
from library.operations.drafts import draft_of_edition
from library.views.comparing import changes_between, kind_shown
from library.views.public_actions import public_at, trail_to
from library.views.reading import prerequisites_of, serves


@require_safe
def read_editions(request: HttpRequest, slug: str) -> HttpResponse:
    """List every edition with what it changed, and the suggestions that this reader may see."""
    action = public_at(request, slug)
    editions = action.editions.frozen().select_related("written_by").newest_first()
    suggestions = Suggestion.objects.visible_to(request.user).filter(action=action).newest_first()
    about = {
        "editions": [(one, kind_shown(one)) for one in editions],
        "suggestions": suggestions,
    }
    return _page(request, "library/editions.html", action, about)


@require_safe
def read_edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the text of one edition as it was."""
    action = public_at(request, slug)
    edition = _edition(action, number)
    about = {
        "edition": edition,
        "kind": kind_shown(edition),
        "is_current": edition.pk == action.current_edition_id,
        "serves": serves(edition, wording_of(action.model_id)),
        "prerequisites": prerequisites_of(edition),
    }
    return _page(request, "library/edition.html", action, about)


@require_safe
def compare_editions(request: HttpRequest, slug: str, old: int, new: int) -> HttpResponse:
    """Show what changed from one edition to another, in either direction."""
    action = public_at(request, slug)
    before, after = _edition(action, old), _edition(action, new)
    texts = draft_of_edition(before), draft_of_edition(after)
    about = {
        "old": before,
        "new": after,
        "notes": _notes_between(action, *sorted((old, new))),
        "changes": changes_between(texts[0], texts[1], wording_of(action.model_id)),
    }
    return _page(request, "library/compare_editions.html", action, about)


@require_safe
def choose_editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the comparison that a form asks for; without two numbers, to the history."""
    action = public_at(request, slug)
    ends = [request.GET.get(name, "") for name in ("from", "to")]
    if not all(end.isascii() and end.isdigit() and len(end) < 6 for end in ends):
        return redirect("library:editions", slug=action.slug)
    return redirect("library:compare_editions", action.slug, *map(int, ends))


def _edition(action: Action, number: int) -> Edition:
    found = action.editions.frozen().filter(number=number).select_related("written_by")
    edition = found.order_by("pk").first()
    if edition is None:
        raise Http404
    return edition


def _notes_between(action: Action, first: int, last: int) -> list[tuple[Edition, str]]:
    """The editions after one up to another, each with its kind: what led from one to the other."""
    between = action.editions.frozen().filter(number__gt=first, number__lte=last)
    rows = between.select_related("written_by").order_by("number", "pk")
    return [(one, kind_shown(one)) for one in rows]


def _page(
    request: HttpRequest, template: str, action: Action, about: dict[str, Any]
) -> HttpResponse:
    return render(request, template, {"trail": trail_to(action), "action": action, **about})
