"""Changing what a council says of an item: owner, dates, cost, status, proof, notes."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from community.models import Member
from plans.models import Plan, PlanEvent, PlannedAction
from plans.models.items import OWN_WORDS
from plans.operations.adopting import has_action

Status = PlannedAction.Status
CALLED = {
    "owner_name": "owner",
    "starts_on": "start",
    "due_on": "due date",
    "cost_pounds": "cost",
    "status": "status",
    "proof": "proof",
    "notes": "notes",
    "is_withheld": "whether it is published",
}


class ConflictError(Exception):
    """Somebody else changed the item since it was read: `current` is the item as it is now."""

    def __init__(self, current: PlannedAction) -> None:
        super().__init__("Somebody changed this item while you were writing.")
        self.current = current


class AlreadyPlannedError(Exception):
    """A dropped item whose action is in the plan again, as another item."""


@dataclass(frozen=True)
class ItemWords:
    """All that a council says of an item; the names are those of the row."""

    owner_name: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    cost_pounds: int | None = None
    status: str = Status.PLANNED
    proof: str = ""
    notes: str = ""
    is_withheld: bool = False


def words_of(item: PlannedAction) -> ItemWords:
    """What the council says of an item now."""
    return ItemWords(**{name: getattr(item, name) for name in OWN_WORDS})


@transaction.atomic
def change_item(
    item: PlannedAction, words: ItemWords, *, seen_version: int, by: Member, at: datetime
) -> None:
    """Save what a council says of an item, if nobody has since the version which was read.

    Raises ConflictError, and changes nothing, when somebody has, or when the item was replaced;
    AlreadyPlannedError when a dropped item would come back beside another of the same action.
    Saying the same again changes nothing.
    """
    # The plan's lock, which putting actions into it takes too.
    plan = Plan.objects.select_for_update().get(pk=item.plan_id)
    current = PlannedAction.objects.select_related("plan__council").get(pk=item.pk)
    if current.version != seen_version or current.replaced_at:
        raise ConflictError(current)
    returns = current.status == Status.DROPPED and words.status != Status.DROPPED
    if returns and has_action(plan, current.action_id):
        raise AlreadyPlannedError("This action is in the plan again, as another item.")
    changed = _changed(words_of(current), words)
    if not changed:
        return
    row = PlannedAction.objects.filter(pk=item.pk)
    row.update(**asdict(words), version=F("version") + 1)
    PlanEvent.objects.create(
        plan=plan, item=item, what=PlanEvent.What.CHANGED, by=by, at=at, why=changed
    )


def _changed(before: ItemWords, now: ItemWords) -> str:
    """What differs, in words: "status (Doing), notes"; the notes themselves are not repeated."""
    names = [name for name in OWN_WORDS if getattr(before, name) != getattr(now, name)]
    told = {"status": f"status ({Status(now.status).label})"} if "status" in names else {}
    return ", ".join((CALLED | told)[name] for name in names)
