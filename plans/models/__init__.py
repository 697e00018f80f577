"""Where a council wants to be, and what it plans to do: targets, plans, their items, history."""

from plans.models.events import PlanEvent
from plans.models.items import PlannedAction
from plans.models.plans import Plan
from plans.models.targets import Target

__all__ = ["Plan", "PlanEvent", "PlannedAction", "Target"]
