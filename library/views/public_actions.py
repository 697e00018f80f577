"""A public action at its address, and the way back to its page."""

from typing import cast

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from library.models import Action, Edition


def public_at(request: HttpRequest, slug: str) -> Action:
    """The public action of that address with its words and its author, or 404."""
    public = Action.objects.public().visible_to(request.user).for_reading()
    return get_object_or_404(public.select_related("author"), slug=slug)


def trail_to(action: Action) -> list[dict[str, str]]:
    """The way back to an action's page."""
    page = reverse("library:action", args=[action.slug])
    title = str(cast(Edition, action.current_edition))
    return [
        {"text": "Actions", "url": reverse("library:find_actions")},
        {"text": title, "url": page},
    ]
