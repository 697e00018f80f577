"""Every address of the site, one line for each app; the addresses themselves stand in the apps."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("", include("api.urls")),
    path("", include("assessments.urls")),
    path("", include("community.urls")),
    path("", include("feedback.urls")),
    path("", include("library.urls")),
    path("", include("model_releases.urls")),
    path("", include("pages.urls")),
    path("", include("plans.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", include(wagtailadmin_urls)),
]
handler400 = "ui.errors.bad_request"
handler403 = "ui.errors.permission_denied"
handler404 = "ui.errors.page_not_found"
handler500 = "ui.errors.server_error"
