"""Addresses of releases: the site's own model under /model/, every model under /models/<slug>/."""

from django.urls import path

from model_releases import feeds
from model_releases.views import comparing, guides, reading

app_name = "model_releases"
# Words before numbers and codes: no release and no dimension is called so (canonical/parts.py)
urlpatterns = [
    path("feeds/releases/", feeds.releases, name="releases_feed"),
    path("model/", reading.current_release, name="current_release"),
    path("model/compare/", comparing.choose_releases, name="choose_releases"),
    path("model/guide/", guides.current_guide, name="current_guide"),
    path("model/<str:number>.json", reading.release_json, name="release_json"),
    path("model/<str:number>/", reading.release, name="release"),
    path("model/<str:a>/compare/<str:b>.json", comparing.compare_json, name="compare_json"),
    path("model/<str:a>/compare/<str:b>/", comparing.compare, name="compare"),
    path("model/<str:number>/guide/", guides.guide, name="guide"),
    path("model/<str:number>/<path:code>/", reading.dimension, name="dimension"),
    path("models/", reading.models, name="models"),
    path("models/<slug:slug>/", reading.current_release, name="model_current_release"),
    path("models/<slug:slug>/compare/", comparing.choose_releases, name="model_choose_releases"),
    path("models/<slug:slug>/guide/", guides.current_guide, name="model_current_guide"),
    path("models/<slug:slug>/<str:number>.json", reading.release_json, name="model_release_json"),
    path("models/<slug:slug>/<str:number>/", reading.release, name="model_release"),
    path(
        "models/<slug:slug>/<str:a>/compare/<str:b>.json",
        comparing.compare_json,
        name="model_compare_json",
    ),
    path("models/<slug:slug>/<str:a>/compare/<str:b>/", comparing.compare, name="model_compare"),
    path("models/<slug:slug>/<str:number>/guide/", guides.guide, name="model_guide"),
    path("models/<slug:slug>/<str:number>/<path:code>/", reading.dimension, name="model_dimension"),
]
