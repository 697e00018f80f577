"""Routes through the addresses of Wagtail's admin: each sends what a person could send.

Some end with a press on "Approve", as somebody would once the route had opened the way.
"""

from collections.abc import Callable

from django.core.management import call_command

from tests.factories.working_copies import make_maintainer
from tests.faults.routes.worlds import World
from tests.model_releases.editor import first_text, form_of, save

PUBLISH = {"action-publish": "1"}
SUBMIT = {"action-submit": "1"}
LONG_GONE, SOON = "2020-01-01 00:00", "2099-01-01 00:00"
Route = Callable[[World], object]
OF_PAGES: dict[str, Route] = {}
OF_REVIEWS: dict[str, Route] = {}
OF_PEOPLE: dict[str, Route] = {}


def _edit(world: World, **more: str) -> None:
    save(world.client, world.page, {**form_of(world.page), **more})


def _post(world: World, screen: str, /, *parts: object, **sent: str) -> None:
    world.client.post(world.address(screen, *parts), sent)


def _bulk(world: World, action: str, *keys: int, **sent: str) -> None:
    asked = "&".join(f"id={key}" for key in keys)
    world.client.post(f"/admin/bulk/wagtailcore/page/{action}/?{asked}", sent)


def _create(world: World, parent: int) -> None:
    form = form_of(world.page) | {"name": "New", "code": "new", "slug": "new"}
    _post(world, "add", "model_releases", "dimensionpage", parent, **form, **PUBLISH)


def _revert(world: World) -> None:
    first = world.page.revisions.order_by("pk")[0]
    _edit(world, revision=str(first.pk), **PUBLISH)
    _post(world, "revisions_revert", world.page.pk, first.pk, **form_of(world.page), **PUBLISH)


def _copy(world: World, page: int, **more: str) -> None:
    sent = {"new_title": "Twin", "new_slug": "twin", "new_parent_page": str(world.home.pk)}
    _post(world, "copy", page, **sent, publish_copies="on", copy_subpages="on", **more)


def _in_review(route: Route) -> Route:
    return lambda world: (world.hand_in(), route(world))


OF_PAGES |= {
    "edit_publish": lambda w: _edit(w, **PUBLISH),
    "publish_with_workflow_in_progress": _in_review(lambda w: _edit(w, **PUBLISH)),
    "create_publish": lambda w: _create(w, w.working.pk),
    "create_publish_under_plain_parent": lambda w: _create(w, w.home.pk),
    "create_release_page": lambda w: _post(w, "add", "model_releases", "releasepage", 1, **PUBLISH),
    "revert_and_publish": _revert,
    "schedule_go_live": lambda w: _edit(w, go_live_at=SOON, **PUBLISH),
    "schedule_in_the_past": lambda w: _edit(w, go_live_at=LONG_GONE, **PUBLISH),
    "expire": lambda w: _edit(w, expire_at=SOON, **PUBLISH),
    "slug": lambda w: _edit(w, slug="another", **PUBLISH),
    "unschedule": lambda w: _post(w, "revisions_unschedule", w.page.pk, w.page.latest_revision_id),
    "unpublish": lambda w: _post(w, "unpublish", w.page.pk),
    "unpublish_tree": lambda w: _post(w, "unpublish", w.working.pk, include_descendants="on"),
    "delete_page": lambda w: _post(w, "delete", w.page.pk),
    "delete_approved_page": lambda w: _post(w, "delete", w.other.pk),
    "delete_section": lambda w: _post(w, "delete", w.working.pk),
    "move_page": lambda w: _post(w, "move_confirm", w.page.pk, w.home.pk),
    "move_section": lambda w: _post(w, "move_confirm", w.working.pk, w.home.pk),
    "reorder": lambda w: w.client.post(w.address("set_page_position", w.page.pk) + "?position=1"),
    "copy_published": lambda w: _copy(w, w.page.pk),
    "copy_as_alias": lambda w: _copy(w, w.page.pk, alias="on"),
    "copy_section_tree_published": lambda w: _copy(w, w.working.pk),
    "alias_section_tree": lambda w: _copy(w, w.working.pk, alias="on"),
    "convert_alias": lambda w: _post(w, "convert_alias", w.page.pk),
    "privacy": lambda w: _post(w, "set_privacy", w.page.pk, restriction_type="login"),
    "privacy_of_section": lambda w: _post(w, "set_privacy", w.working.pk, restriction_type="login"),
    "lock": lambda w: _post(w, "lock", w.page.pk),
    "unlock": lambda w: _post(w, "unlock", w.page.pk),
    "bulk_publish": lambda w: _bulk(w, "publish", w.page.pk),
    "bulk_publish_tree": lambda w: _bulk(w, "publish", w.working.pk, include_descendants="on"),
    "bulk_publish_in_review": _in_review(lambda w: _bulk(w, "publish", w.page.pk)),
    "bulk_unpublish": lambda w: _bulk(w, "unpublish", w.working.pk, include_descendants="on"),
    "bulk_delete": lambda w: _bulk(w, "delete", w.page.pk, w.working.pk),
    "bulk_move": lambda w: _bulk(w, "move", w.page.pk, chooser=str(w.home.pk)),
    "save_draft": _edit,
    "hand_in": lambda w: _edit(w, **SUBMIT),
    "preview": lambda w: w.client.get(w.address("view_draft", w.page.pk)),
}


def _edited_by_a_colleague(world: World) -> None:
    state = world.hand_in()
    world.reword_behind()
    world.press(state)


def _edit_and_approve(world: World, **more: str) -> None:
    world.hand_in()
    form = form_of(world.page)
    sent = {**form, first_text(form): "Mine, and unread.", **more}
    button = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    save(world.client, world.page, {**sent, **button})


def _autosave_over_what_was_handed_in(world: World) -> None:
    state = world.hand_in()
    page = world.page
    page.name = "Overwritten in place"
    latest = page.get_latest_revision()
    page.save_revision(user=latest.user, overwrite_revision=latest)
    world.press(state)


def _approve_twice(world: World) -> None:
    state = world.hand_in()
    reviewer = make_maintainer()
    state.task.specific.on_action(state, reviewer, "approve")
    world.reword_behind()
    world.press(state)


def _purged(world: World) -> None:
    state = world.hand_in()
    world.reword_behind()
    call_command("purge_revisions", verbosity=0)
    world.press(state)


def _by_another_address(world: World) -> None:
    state = world.hand_in()
    world.reword_behind()
    other = world.other
    workflow = other.get_workflow()
    assert workflow is not None
    workflow.start(other, world.colleague)
    world.press(state, page=other)


def _purge_and_approve(world: World) -> None:
    call_command("purge_revisions", verbosity=0)
    world.press(world.hand_in())


OF_REVIEWS |= {
    "approve_after_edit_by_colleague": _edited_by_a_colleague,
    "edit_and_approve_in_one_post": _edit_and_approve,
    "autosave_over_handed_in_revision": _autosave_over_what_was_handed_in,
    "second_click": _approve_twice,
    "purge_then_approve": _purged,
    "approve_by_other_pages_url": _by_another_address,
    "approve_what_is_not_handed_in": lambda w: _post(w, "workflow_action", w.page.pk, "approve", 1),
    "extra_data_in_approve": lambda w: _edit_and_approve(
        w, **{"workflow-action-extra-data": '{"update": false, "comment": "x"}'}
    ),
    "cancel_and_finish": _in_review(
        lambda w: w.client.post(
            w.address("edit", w.page.pk), form_of(w.page) | {"action-cancel-workflow": "1"}
        )
    ),
    "reject": lambda w: w.press(w.hand_in(), "reject"),
}
# Whom the rule keeps out: they wrote, or are no maintainers
OF_WRITERS: dict[str, Route] = {
    "approve_own_text": lambda w: w.press(w.hand_in()),
    "approve_own_by_other_pages_url": lambda w: w.press(w.hand_in(), page=w.other),
    "purge_then_approve_own": _purge_and_approve,
}


def _of_workflows(world: World, address: str, **sent: str) -> None:
    state = world.hand_in()
    names = {"task": state.task_id, "flow": state.workflow_state.workflow_id}
    world.client.post(f"/admin/workflows/{address.format_map(names)}", sent)
    if not world.may_approve:
        world.press(state)


def _of_people(world: World, address: str, **sent: str) -> None:
    where = address.format(member=world.actor.pk, colleague=world.colleague.pk)
    world.client.post(f"/admin/{where}", sent)
    if not world.may_approve:
        world.press(world.hand_in())


OF_PEOPLE |= {
    "disable_task": lambda w: _of_workflows(w, "tasks/disable/{task}/"),
    "own_group_into_task": lambda w: _of_workflows(w, "tasks/edit/{task}/", name="x", groups="4"),
    "disable_workflow": lambda w: _of_workflows(w, "disable/{flow}/"),
    "workflow_without_tasks": lambda w: _of_workflows(w, "edit/{flow}/", name="x"),
    "new_workflow": lambda w: _of_workflows(w, "add/", name="None"),
    "make_oneself_superuser": lambda w: _of_people(w, "users/edit/{member}/", is_superuser="on"),
    "make_other_user_superuser": lambda w: _of_people(
        w, "users/edit/{colleague}/", is_superuser="on"
    ),
    "new_superuser": lambda w: _of_people(w, "users/new/", email="e@x.uk", is_superuser="on"),
    "set_anyones_password": lambda w: _of_people(w, "users/edit/{colleague}/", password1="x"),
    "self_into_maintainers": lambda w: _of_people(w, "users/edit/{member}/", groups="2"),
    "roles_in_bulk": lambda w: _of_people(
        w, "bulk/community/member/assign_role/?id={member}", role="2"
    ),
    "group_rights": lambda w: _of_people(w, "groups/edit/2/", name="maintainers"),
    "delete_user": lambda w: _of_people(w, "users/delete/{colleague}/"),
    "role_by_our_own_screen": lambda w: w.client.post(
        f"/admin/people/members/{w.actor.uid}/give-role/", {"role": "maintainers"}
    ),
    "site_root_elsewhere": lambda w: _of_people(w, "sites/edit/1/", root_page="1"),
    "site_delete": lambda w: _of_people(w, "sites/delete/1/"),
    "django_admin_user": lambda w: w.client.get("/django-admin/"),
    "api_v3": lambda w: w.client.post(f"/api/v3/pages/{w.page.pk}/publish/"),
}
