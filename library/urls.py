"""Addresses of the library."""

from django.urls import path

from library.views import calendars, finding, proposing, reading, reporting, voting

app_name = "library"
urlpatterns = [
    path("actions/", finding.find_actions, name="find_actions"),
    path("actions/suggest/", finding.suggest_actions, name="suggest_actions"),
    path("actions/propose/", proposing.propose_action, name="propose_action"),
    path("actions/mine/", proposing.my_actions, name="my_actions"),
    path("actions/reviews/calendar/", calendars.renew, name="renew_calendar"),
    path("actions/reviews/mine.ics", calendars.download, name="my_reviews"),
    path("actions/reviews/<slug:token>.ics", calendars.feed, name="review_calendar"),
    path("actions/drafts/<uuid:uid>/", proposing.edit_draft, name="edit_draft"),
    path("actions/drafts/<uuid:uid>/look-alikes/", proposing.check_draft, name="check_draft"),
    path("actions/<slug:slug>/", reading.read_action, name="action"),
    path("actions/<slug:slug>/vote/", voting.vote, name="vote"),
    path("actions/<slug:slug>/used/", reporting.report, name="report_use"),
]
