"""The council, plan or item that an address means, for a reader who may see it; else 404."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from community.models import Council, Member
from model_releases.models import Release
from plans.models import Plan, PlannedAction
from plans.permissions import can_plan_for, can_publish_plans_of, can_see_plans_of
from ui.errors import Trouble

NO_MODEL = Trouble(
    503, "There is nothing to plan for yet", ("This site has no model yet. Come back later.",)
)
Trail = list[dict[str, str]]


def council_at(slug: str) -> Council:
    """The council of that slug; councils are public, what they do is not."""
    return get_object_or_404(Council.objects.select_related("successor"), slug=slug)


def own_council_at(request: HttpRequest, slug: str) -> Council:
    """A council to which the reader belongs; for all others its own pages do not exist."""
    council = council_at(slug)
    if not can_see_plans_of(request.user, council):
        raise Http404
    return council


def writer_for(request: HttpRequest, council: Council) -> Member:
    """The reader, if they may plan for the council; those who may only read are told so."""
    if not can_plan_for(request.user, council):
        raise PermissionDenied
    return request.user


def lead_of(request: HttpRequest, council: Council) -> Member:
    """The reader, if they may publish for the council."""
    if not can_publish_plans_of(request.user, council):
        raise PermissionDenied
    return request.user


def plan_at(request: HttpRequest, slug: str, uid: UUID) -> Plan:
    """A plan that the reader may see."""
    plans = Plan.objects.visible_to(request.user).for_pages()
    return get_object_or_404(plans, council__slug=slug, uid=uid)


def own_plan_at(request: HttpRequest, slug: str, uid: UUID) -> Plan:
    """A plan of a council to which the reader belongs: a published one is not enough."""
    plan = plan_at(request, slug, uid)
    if not can_see_plans_of(request.user, plan.council):
        raise Http404
    return plan


def item_of(request: HttpRequest, plan: Plan, uid: UUID) -> PlannedAction:
    """An item that the reader may see of a plan found; one that was replaced keeps its address."""
    items = PlannedAction.objects.visible_to(request.user).of_plan(plan).for_lists()
    item = get_object_or_404(items.select_related("edition", "replaced_by"), uid=uid)
    item.plan = plan  # with its council and release
    return item


def current_release() -> Release | None:
    """The newest release of the site's own model, with the model; none on a fresh site."""
    return Release.objects.of_own_model().for_pages().newest_first().first()


def trail_to(council: Council) -> Trail:
    """Breadcrumbs down to a council."""
    return [
        {"text": "Councils", "url": reverse("plans:councils")},
        {"text": council.name, "url": reverse("plans:council", args=[council.slug])},
    ]


def trail_to_plans(council: Council) -> Trail:
    """Breadcrumbs down to a council's plans."""
    return [
        *trail_to(council),
        {"text": "Plans", "url": reverse("plans:plans", args=[council.slug])},
    ]


def trail_to_plan(plan: Plan) -> Trail:
    """Breadcrumbs down to a plan."""
    return [*trail_to_plans(plan.council), {"text": plan.title, "url": plan.get_absolute_url()}]
