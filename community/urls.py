"""Addresses for people about themselves. The desk's stand in wagtail_hooks.py."""

from django.urls import path

from community.views import account, admin_settings, interests, joining, letters, notices

app_name = "community"
urlpatterns = [
    path("join/", joining.join, name="join"),
    path("join/asked/", joining.asked, name="asked"),
    path("accounts/me/", account.read_account, name="account"),
    path("accounts/interests/", interests.read_interests, name="interests"),
    path("accounts/interests/<int:key>/end/", interests.end, name="end_interest"),
    path("accounts/letters/", letters.choose_letters, name="letters"),
    path("accounts/notices/", notices.list_notices, name="notices"),
    path("accounts/notices/<int:key>/", notices.follow_notice, name="notice"),
    # In place of Wagtail's own: one door to sign in at, and settings that serve.
    path("admin/login/", account.enter_admin, name="enter_admin"),
    path("admin/account/", admin_settings.read_settings, name="admin_settings"),
]
