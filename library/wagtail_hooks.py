"""What the admin gets from the library: the curators' desk."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks

from community.views.admin_frame import add_search, add_task
from community.views.dashboard import Desk, tell_of
from library.models import Action
from library.permissions import can_curate_library
from library.views import (
    desk,
    desk_leaving,
    desk_links,
    desk_queue,
    desk_reviews,
    desk_splitting,
    desk_suggestions,
    desk_tags,
)

DESK = [
    path("", desk_queue.read_queue, name="queue"),
    path("several/", desk_queue.answer_several, name="several"),
    path("suggestions/", desk_suggestions.read_suggestions, name="suggestions"),
    path("suggestions/<uuid:uid>/", desk_suggestions.read_suggestion, name="suggestion"),
    path("reviews/", desk_reviews.list_reviews, name="reviews"),
    path("reviews/<uuid:uid>/keeper/", desk_reviews.choose_keeper, name="keeper"),
    path("links/", desk_links.list_links, name="links"),
    path("tags/", desk_tags.list_tags, name="tags"),
    path("tags/<slug:slug>/", desk_tags.read_tag, name="tag"),
    path("tags/<slug:slug>/approve/", desk_tags.approve, name="approve_tag"),
    path("tags/<slug:slug>/rename/", desk_tags.rename, name="rename_tag"),
    path("tags/<slug:slug>/describe/", desk_tags.describe, name="describe_tag"),
    path("tags/<slug:slug>/move/", desk_tags.move, name="move_tag"),
    path("tags/<slug:slug>/merge/", desk_tags.merge, name="merge_tag"),
    path("tags/<slug:slug>/undo-merge/", desk_tags.unmerge, name="unmerge_tag"),
    path("tags/<slug:slug>/hide/", desk_tags.hide, name="hide_tag"),
    path("<uuid:uid>/", desk.read_action, name="action"),
    path("<uuid:uid>/list/", desk.answer_with_listing, name="list"),
    path("<uuid:uid>/ask-for-changes/", desk.answer_with_changes, name="ask_for_changes"),
    path("<uuid:uid>/decline/", desk.answer_with_declining, name="decline"),
    path("<uuid:uid>/assign/", desk.assign, name="assign"),
    path("<uuid:uid>/relist/", desk.relist, name="relist"),
    path("<uuid:uid>/looked-at/", desk.look, name="look"),
    path("<uuid:uid>/still-right/<uuid:dimension>/", desk.settle, name="settle"),
    path("<uuid:uid>/merge/", desk_leaving.merge, name="merge"),
    path("<uuid:uid>/undo-merge/", desk_leaving.undo, name="undo_merge"),
    path("<uuid:uid>/retire/", desk_leaving.retire, name="retire"),
    path("<uuid:uid>/split/", desk_splitting.split, name="split"),
]


def desk_addresses() -> list[URLPattern | URLResolver]:
    """Put the desk under /admin/actions/, behind the admin's own door."""
    return [path("actions/", include((DESK, "actions_desk")))]


ON_THE_FIRST_PAGE = Desk(
    title="Actions",
    address="actions_desk:queue",
    called=("action to answer", "actions to answer"),
    waiting=lambda member: (
        Action.objects.visible_to(member).waiting().select_related("current_edition")
    ),
    since="submitted_at",
    shown=lambda one: (str(one.current_edition), reverse("actions_desk:action", args=[one.uid])),
)
add_task("Actions", "actions_desk:queue", may=can_curate_library, icon="list-ul")
add_search("Actions", "actions_desk:queue", may=can_curate_library)
tell_of(ON_THE_FIRST_PAGE, may=can_curate_library, order=200)
hooks.register("register_admin_urls", desk_addresses)
