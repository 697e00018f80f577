"""Addresses of the library."""

from django.urls import path

from library.views import finding, proposing, reading, reporting, suggesting, voting

app_name = "library"
urlpatterns = [
    path("actions/", finding.find_actions, name="find_actions"),
    path("actions/suggest/", suggesting.suggest_actions, name="suggest_actions"),
    path("actions/propose/", proposing.propose_action, name="propose_action"),
    path("actions/mine/", proposing.my_actions, name="my_actions"),
    path("actions/drafts/<uuid:uid>/", proposing.edit_draft, name="edit_draft"),
    path("actions/drafts/<uuid:uid>/look-alikes/", proposing.check_draft, name="check_draft"),
    path("actions/<slug:slug>/", reading.read_action, name="action"),
    path("actions/<slug:slug>/vote/", voting.vote, name="vote"),
    path("actions/<slug:slug>/used/", reporting.report, name="report_use"),
]
