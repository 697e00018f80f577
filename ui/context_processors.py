"""What every page knows about the site around it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri

from ui import navigation
from ui.addresses import PAGE
from ui.navigation import Link


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name and links, the part of the site we are in marked as current.

    `canonical_url` is the address under which the page is known: without the filters, which only
    choose from it. The later pages of a whole list have their own.
    """
    return {**site_at(request.path), "canonical_url": _canonical_url(request)}


def site_at(path: str) -> dict[str, Any]:
    """The same for a page at `path`; error pages ask with an empty one. No query."""
    return {
        "site_name": settings.SITE_NAME,
        "site_purpose": settings.SITE_PURPOSE,
        "site_url": settings.SITE_URL,
        "navigation": _with_current(navigation.MAIN, path),
        "more_navigation": _with_current(navigation.MORE, path),
        "footer_lists": navigation.FOOTER,
        "addresses": {
            "home": navigation.HOME,
            "search": navigation.SEARCH,
            "suggestions": navigation.SUGGESTIONS,
            "sign_in": navigation.SIGN_IN,
            "account": navigation.ACCOUNT,
            "notices": navigation.NOTICES,
            "propose_a_change": navigation.PROPOSE_A_CHANGE,
        },
    }


def _with_current(links: Iterable[Link], path: str) -> list[dict[str, Any]]:
    return [
        {"text": link.text, "url": link.url, "is_current": path.startswith(link.url)}
        for link in links
    ]


def _canonical_url(request: HttpRequest) -> str:
    page = request.GET.get(PAGE, "") if set(request.GET) == {PAGE} else ""
    query = f"?{PAGE}={page}" if page.isascii() and page.isdecimal() and page != "1" else ""
    return f"{settings.SITE_URL}{iri_to_uri(request.path)}{query}"
