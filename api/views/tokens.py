"""A member's tokens: made, shown once, and revoked."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from api.forms import TokenForm
from api.models import ApiToken
from api.operations.tokens import MadeToken, TokenRefusedError, make_token, revoke_token
from community.models import Member
from community.views.joining import lead_in
from library.permissions import can_propose

NOT_YET_A_MEMBER = "You can make tokens once a moderator has let you in. Ask to join first."


@require_http_methods(["GET", "HEAD", "POST"])
def list_tokens(request: HttpRequest) -> HttpResponse:
    """List one's tokens, and make one. Its secret is shown in the answer, and never again."""
    if not can_propose(request.user):
        return lead_in(request, NOT_YET_A_MEMBER)
    form = TokenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return _page(request, request.user, form, status=status)
    try:
        made = make_token(**form.wishes(), by=request.user, at=timezone.now())
    except TokenRefusedError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, request.user, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    response = _page(request, request.user, TokenForm(), made=made)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End one of one's own tokens; somebody else's does not exist."""
    if not isinstance(request.user, Member):
        return redirect_to_login("/accounts/tokens/")
    token = get_object_or_404(ApiToken.objects.visible_to(request.user), uid=uid)
    revoke_token(token, at=timezone.now())
    messages.success(request, f"The token “{token.name}” is revoked. It opens nothing any more.")
    return redirect("api_tokens")


def _page(
    request: HttpRequest,
    member: Member,
    form: TokenForm,
    *,
    made: MadeToken | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    own = ApiToken.objects.visible_to(member)
    about = {
        "trail": [{"text": "Your account", "url": reverse("community:account")}],
        "form": form,
        "made": made,
        "tokens": own.standing(at=timezone.now()).newest_first(),
    }
    return render(request, "api/tokens.html", about, status=status.value)
