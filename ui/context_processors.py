"""What every page knows about the site around it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ui import navigation


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name and links, the part of the site we are in marked as current."""
    return site_at(request.path)


def site_at(path: str) -> dict[str, Any]:
    """The same for a page at `path`; error pages ask with an empty one. No query."""
    return {
        "site_name": settings.SITE_NAME,
        "site_purpose": settings.SITE_PURPOSE,
        "site_url": settings.SITE_URL,
        "navigation": [
            {"text": link.text, "url": link.url, "is_current": path.startswith(link.url)}
            for link in navigation.MAIN
        ],
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
