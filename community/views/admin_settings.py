"""One person's settings in the admin. Name, address and password have their page on the site."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access
from wagtail.users.models import UserProfile

from community.forms.admin_settings import LettersForm, LookForm
from community.models.members import Role
from community.views.requests import SignedInRequest


@require_admin_access  # type: ignore[untyped-decorator]  # wagtail carries no types
@require_http_methods(["GET", "HEAD", "POST"])
def read_settings(request: SignedInRequest) -> HttpResponse:
    """Show the settings; keep others."""
    gets_letters = request.user.has_role(Role.MAINTAINER)
    profile = UserProfile.get_for_user(request.user)
    form = (LettersForm if gets_letters else LookForm)(request.POST or None, instance=profile)
    if form.is_valid():
        form.save()
        messages.success(request, "Your settings are kept.")
        return redirect("community:admin_settings")
    about = {
        "form": form,
        "header_title": "Your settings",
        "breadcrumbs_items": [{"url": "", "label": "Your settings"}],
    }
    return render(request, "community/desk/read_settings.html", about)
