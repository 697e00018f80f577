"""What somebody typed while their session ended: kept, and shown again once they have signed in."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from ui.errors import Trouble, page_for

KEPT = "typed_before_signing_in"
MOST = 1_000_000  # characters, as the browser sent them: several times the longest text we know
FOR_SECONDS = 3_600  # the next person at this browser finds nothing later
TOO_LONG = Trouble(
    403,
    "You are signed out",
    (
        "What you sent is too long to be kept until you have signed in again.",
        "Go back, copy what you typed, sign in, and send it once more.",
    ),
)


def keep_and_lead_in(request: HttpRequest) -> HttpResponse:
    """Keep the form that a visitor sent, and lead them to signing in and back to its page."""
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    encoded = typed.urlencode()
    if len(encoded) > MOST:
        return page_for(TOO_LONG)
    kept = {"path": request.path, "typed": encoded, "until": _now() + FOR_SECONDS}
    request.session[KEPT] = kept
    return redirect_to_login(request.get_full_path())


def kept_form(request: HttpRequest) -> QueryDict | None:
    """What was typed on this page before signing in; none if nothing, or longer than an hour ago.

    It stays until a form is sent to the page: a reload loses nothing.
    """
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path:
        return None
    if request.method == "POST" or kept["until"] < _now():
        del request.session[KEPT]
        return None
    return QueryDict(kept["typed"])


def _now() -> int:
    return int(timezone.now().timestamp())
