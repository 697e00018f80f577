"""Routes of commands and of code: what somebody with a shell, or a careless script, could do."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from treebeard.mp_tree import MP_MoveHandler
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import GroupPagePermission, Page, Revision, Site, Workflow

from model_releases.models import Approval, Authorship, DimensionPage, Submission
from tests.factories.community import LONG_AGO
from tests.faults.routes.worlds import World

Route = Callable[[World], object]


def _sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _publish_scheduled(world: World) -> None:
    soon = timezone.now() - timedelta(hours=1)
    Revision.objects.filter(pk=world.page.latest_revision_id).update(approved_go_live_at=soon)
    call_command("publish_scheduled", verbosity=0)


def _save_live(world: World) -> None:
    page = world.page
    page.live = True
    page.save()


def _load(world: World) -> None:
    page = world.page
    page.live = True
    for one in serializers.deserialize("json", serializers.serialize("json", [page])):
        one.save()


def _approve_state(world: World) -> None:
    world.hand_in().approve(user=world.actor)


def _workflow_without_tasks(world: World) -> None:
    Workflow.objects.create(name="None").start(world.page, world.actor)


def _forge_approval(world: World) -> None:
    state = world.hand_in()
    pin = Submission.objects.get(task_state=state)
    written = Authorship.objects.filter(page_id=pin.page_id).newest_first()[0]
    assert written.author
    Approval.objects.create(
        task_state=state,
        page_id=pin.page_id,
        digest=pin.digest,
        approver=written.author,
        at=LONG_AGO,
        authorship=written,
    )


def _reuse_approval(world: World) -> None:
    """An approval of another page, of the same tree, made into one of this."""
    Approval.objects.update(page_id=world.page.pk)


def _draft_in_the_name_of(world: World) -> None:
    """The text saved anew, in code, in nobody's name; then read by its writer."""
    page = world.page
    page.description = "By nobody."
    page.save_revision()
    state = world.hand_in()
    state.task.specific.on_action(state, world.actor, "approve")


def _give_publish_right(world: World) -> None:
    right = Permission.objects.get(codename="publish_page")
    group = Group.objects.get(name="maintainers")
    GroupPagePermission.objects.create(group=group, page=world.working, permission=right)
    world.client.post(world.address("edit", world.page.pk), {"action-publish": "1"})


ROUTES: dict[str, Route] = {
    "page_publish": lambda w: w.page.publish(w.page.latest_revision),
    "revision_publish": lambda w: w.page.latest_revision.publish(),
    "publish_an_older_revision": lambda w: w.page.revisions.order_by("pk")[0].publish(),
    "action_without_checks": lambda w: PublishPageRevisionAction(w.page.latest_revision).execute(
        skip_permission_checks=True
    ),
    "publish_scheduled_of_unapproved": _publish_scheduled,
    "save_live": _save_live,
    "loaddata": _load,
    "add_child_live": lambda w: w.working.add_child(
        instance=DimensionPage(name="New", code="new", levels=[])
    ),
    "add_child_to_home": lambda w: w.home.add_child(
        instance=DimensionPage(name="New", code="new", levels=[])
    ),
    "copy": lambda w: w.page.copy(update_attrs={"slug": "twin"}, to=w.home),
    "copy_tree": lambda w: w.working.copy(
        recursive=True, update_attrs={"slug": "twin"}, keep_live=True
    ),
    "create_alias": lambda w: w.page.create_alias(parent=w.home, update_slug="twin"),
    "unpublish": lambda w: w.page.unpublish(),
    "move": lambda w: Page.objects.get(pk=w.page.pk).move(w.home, pos="last-child"),
    "treebeard_move": lambda w: MP_MoveHandler(
        Page.objects.get(pk=w.page.pk), w.home, "last-child"
    ).process(),
    "move_pages": lambda w: call_command("move_pages", w.working.pk, w.home.pk),
    "fixtree": lambda _: call_command("fixtree", interactive=False, verbosity=0),
    "page_delete": lambda w: w.page.delete(),
    "other_page_delete": lambda w: w.other.delete(),
    "queryset_delete": lambda w: DimensionPage.objects.filter(pk=w.page.pk).delete(),
    "section_delete": lambda w: w.working.delete(),
    "queryset_update_live": lambda _: Page.objects.update(live=True),
    "queryset_update_text": lambda _: DimensionPage.objects.update(name="Smuggled"),
    "raw_sql": lambda _: _sql("UPDATE wagtailcore_page SET live = true"),
    "raw_sql_of_approvals": lambda _: _sql("UPDATE model_releases_approval SET page_id = page_id"),
    "raw_delete_of_authorship": lambda _: _sql("DELETE FROM model_releases_authorship"),
    "latest_revision_forgotten": lambda w: Page.objects.filter(pk=w.page.pk).update(
        latest_revision=None
    ),
    "revision_rewritten": lambda w: Revision.objects.filter(pk=w.page.latest_revision_id).update(
        content={**w.page.latest_revision.content, "name": "Smuggled"}
    ),
    "revision_of_another_user": lambda w: Revision.objects.update(user=w.actor),
    "finish_workflow": lambda w: w.hand_in().workflow_state.finish(),
    "approve_task_state": _approve_state,
    "shell_deactivate_task": lambda w: w.hand_in().task.specific.deactivate(),
    "workflow_without_tasks": _workflow_without_tasks,
    "forge_approval": _forge_approval,
    "reuse_approval": _reuse_approval,
    "draft_by_nobody": _draft_in_the_name_of,
    "give_publish_right": _give_publish_right,
    "site_root_elsewhere": lambda w: Site.objects.update(root_page=w.working),
    "site_delete": lambda _: Site.objects.all().delete(),
}
