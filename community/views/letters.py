"""When a member gets letters about what happens."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from community.forms import LettersChoiceForm
from community.models.members import Letters
from community.operations import digests
from community.views.requests import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_letters(request: SignedInRequest) -> HttpResponse:
    """Show the choice, and take another."""
    sent = request.POST if request.method == "POST" else None
    form = LettersChoiceForm(sent, initial={"letters": request.user.letters})
    status = HTTPStatus.OK
    if form.is_bound and form.is_valid():
        digests.choose_letters(request.user, Letters(form.cleaned_data["letters"]))
        messages.success(request, "Kept. It holds from the next notice.")
        return redirect("community:account")
    if form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "community/choose_letters.html", {"form": form}, status=status)
