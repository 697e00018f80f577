"""Addresses of the library."""

from django.urls import path

from library import feeds
from library.views import exporting, finding, proposing, reading, reporting, voting

app_name = "library"
urlpatterns = [
    path("actions/", finding.find_actions, name="find_actions"),
    path("actions/suggest/", finding.suggest_actions, name="suggest_actions"),
    path("actions/export.<str:ending>", exporting.export_library, name="export_library"),
    path("actions/propose/", proposing.propose_action, name="propose_action"),
    path("actions/mine/", proposing.my_actions, name="my_actions"),
    path("actions/drafts/<uuid:uid>/", proposing.edit_draft, name="edit_draft"),
    path("actions/drafts/<uuid:uid>/look-alikes/", proposing.check_draft, name="check_draft"),
    path("feeds/actions/", feeds.actions, name="actions_feed"),
    path("actions/<slug:slug>/", reading.read_action, name="action"),
    path("actions/<slug:slug>/vote/", voting.vote, name="vote"),
    path("actions/<slug:slug>/used/", reporting.report, name="report_use"),
]
