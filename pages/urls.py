"""Addresses without a domain of their own."""

from django.urls import path

from pages.views import health, home, loop, news, statements
from ui.views import gallery

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("how-it-works/", loop.how_it_works, name="how_it_works"),
    path("whats-new/", news.whats_new, name="whats_new"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
    path("licence/", statements.licence, name="licence"),
    path("cookies/", statements.cookies, name="cookies"),
    path("gallery/", gallery, name="gallery"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
