"""Addresses of the library."""

from django.urls import path

from library import feeds
from library.views import (
    calendars,
    co_authors,
    editing,
    editions,
    exporting,
    finding,
    proposing,
    reading,
    reporting,
    reviewing,
    suggesting,
    suggestions,
    vote_reasons,
    voting,
)

app_name = "library"
urlpatterns = [
    path("actions/", finding.find_actions, name="find_actions"),
    path("actions/suggest/", suggesting.suggest_actions, name="suggest_actions"),
    path("actions/export.<str:ending>", exporting.export_library, name="export_library"),
    path("actions/propose/", proposing.propose_action, name="propose_action"),
    path("actions/mine/", proposing.my_actions, name="my_actions"),
    path("actions/reviews/calendar/", calendars.renew, name="renew_calendar"),
    path("actions/reviews/mine.ics", calendars.download, name="my_reviews"),
    path("actions/reviews/<slug:token>.ics", calendars.feed, name="review_calendar"),
    path("actions/drafts/<uuid:uid>/", proposing.edit_draft, name="edit_draft"),
    path("actions/drafts/<uuid:uid>/look-alikes/", proposing.check_draft, name="check_draft"),
    path("actions/drafts/<uuid:uid>/co-authors/", co_authors.read_co_authors, name="co_authors"),
    path(
        "actions/drafts/<uuid:uid>/co-authors/answer/",
        co_authors.answer_invitation,
        name="answer_invitation",
    ),
    path(
        "actions/drafts/<uuid:uid>/co-authors/<int:key>/remove/",
        co_authors.remove,
        name="remove_co_author",
    ),
    path("feeds/actions/", feeds.actions, name="actions_feed"),
    path("actions/<slug:slug>/", reading.read_action, name="action"),
    path("actions/<slug:slug>/vote/", voting.vote, name="vote"),
    path("actions/<slug:slug>/used/", reporting.report, name="report_use"),
    path("actions/<slug:slug>/edit/", editing.edit_action, name="edit_action"),
    path("actions/<slug:slug>/editions/", editions.read_editions, name="editions"),
    path("actions/<slug:slug>/editions/compare/", editions.choose_editions, name="choose_editions"),
    path("actions/<slug:slug>/editions/<int:number>/", editions.read_edition, name="edition"),
    path(
        "actions/<slug:slug>/editions/<int:old>/compare/<int:new>/",
        editions.compare_editions,
        name="compare_editions",
    ),
    path(
        "actions/<slug:slug>/suggestions/<uuid:uid>/",
        suggestions.read_suggestion,
        name="suggestion",
    ),
    path(
        "actions/<slug:slug>/suggestions/<uuid:uid>/accept/",
        suggestions.accept,
        name="accept_suggestion",
    ),
    path(
        "actions/<slug:slug>/suggestions/<uuid:uid>/decline/",
        suggestions.decline,
        name="decline_suggestion",
    ),
    path(
        "actions/<slug:slug>/suggestions/<uuid:uid>/withdraw/",
        suggestions.withdraw,
        name="withdraw_suggestion",
    ),
    path("actions/<slug:slug>/review/", reviewing.review, name="review_action"),
    path("actions/<slug:slug>/vote/reason/", vote_reasons.say_why, name="vote_reason"),
    path("actions/<slug:slug>/reasons/<int:key>/hide/", vote_reasons.hide, name="hide_reason"),
]
