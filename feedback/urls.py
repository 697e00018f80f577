"""Addresses of proposals, and of the next release, which they make."""

from django.urls import path

from feedback import feeds
from feedback.views import next_release, proposing, queue, reading, support, taking_part

app_name = "feedback"
urlpatterns = [
    path("feeds/proposals/", feeds.proposals, name="proposals_feed"),
    path("proposals/", queue.read_queue, name="queue"),
    path("proposals/new/", proposing.propose, name="propose"),
    path("proposals/mine/", proposing.mine, name="mine"),
    path("proposals/drafts/<uuid:uid>/", proposing.edit_draft, name="edit_draft"),
    path("proposals/drafts/<uuid:uid>/check/", proposing.check_draft, name="check_draft"),
    path("proposals/<int:number>/", reading.read_proposal, name="proposal"),
    path("proposals/<int:number>/vote/", support.vote, name="vote"),
    path("proposals/<int:number>/comments/", taking_part.comment, name="comment"),
    path(
        "proposals/<int:number>/comments/<uuid:uid>/hide/",
        taking_part.hide,
        name="hide_comment",
    ),
    path("proposals/<int:number>/withdraw/", taking_part.withdraw_own, name="withdraw"),
    path("proposals/<int:number>/reopen/", taking_part.reopen_decided, name="reopen"),
    # Before the addresses of releases: "next" is no release's number.
    path("model/next/", next_release.read_next, name="next_release"),
]
