"""Who may do what with targets and plans. Functions read as sentences; every page asks them."""

from typing import TypeGuard

from django.utils import timezone

from community.models import Council, Member, Reader
from community.permissions import can_see_work_of, can_sign_for, can_write_for
from plans.models import Plan


def can_see_plans_of(reader: Reader, council: Council) -> TypeGuard[Member]:
    """Those who belong to a council today see its targets and all its plans."""
    return can_see_work_of(reader, council, on=timezone.localdate())


def can_plan_for(reader: Reader, council: Council) -> TypeGuard[Member]:
    """Its editors and leads set targets, write plans and change their items."""
    return can_write_for(reader, council, on=timezone.localdate())


def can_publish_plans_of(reader: Reader, council: Council) -> TypeGuard[Member]:
    """Its leads publish a plan, and take it back."""
    return can_sign_for(reader, council, on=timezone.localdate())


def can_see_all_of(reader: Reader, plan: Plan) -> bool:
    """Notes, owners' names and history are never published: only the council's people see them."""
    return can_see_plans_of(reader, plan.council)
