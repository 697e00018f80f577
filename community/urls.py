"""Addresses for people about themselves. The desk's stand in wagtail_hooks.py."""

from django.urls import path
from django.views.generic import RedirectView

from community.views import account, joining, notices

app_name = "community"
urlpatterns = [
    path("join/", joining.join, name="join"),
    path("join/asked/", joining.asked, name="asked"),
    path("accounts/me/", account.read_account, name="account"),
    path("accounts/notices/", notices.list_notices, name="notices"),
    path("accounts/notices/<int:key>/", notices.follow_notice, name="notice"),
    # Wagtail's pages for the same: one place to sign in, one account.
    path("admin/login/", account.enter_admin, name="enter_admin"),
    path("admin/account/", RedirectView.as_view(pattern_name="community:account")),
]
