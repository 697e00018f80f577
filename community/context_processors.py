"""What every page may show of the member who reads it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from community.models import Notice


def unread_notices(request: HttpRequest) -> dict[str, Any]:
    """`unread_notices`: how many notices a member has not looked at; 0 for a visitor.

    Asked of the database only by a page that shows it to a member: one query.
    """
    return {"unread_notices": SimpleLazyObject(lambda: _unread_of(request))}


def _unread_of(request: HttpRequest) -> int:
    return Notice.objects.visible_to(request.user).unread().count()
