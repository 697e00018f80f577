"""Taking the library's newer text into a plan, or a retired action's successor; or keeping the old.

The item as adopted never changes: a new one takes its place, with what the council wrote on it.
"""

from datetime import datetime

from django.db import transaction

from community.models import Member
from library.models import Action
from plans.models import Plan, PlanEvent, PlannedAction
from plans.models.items import OWN_WORDS
from plans.operations.adopting import (
    AdoptionRefusedError,
    Choice,
    has_action,
    item_of,
    listed_text,
)


@transaction.atomic
def bring_up_to_date(item: PlannedAction, *, by: Member, at: datetime) -> PlannedAction:
    """Take the library's newer text of an item's action; the item as adopted stays behind it.

    Owner, dates, cost, status, proof and notes come along. Raises AdoptionRefusedError when there
    is no newer text, or the item has been replaced meanwhile.
    """
    action = Action.objects.for_reading().get(pk=item.action_id)
    if action.current_edition_id == item.edition_id:
        raise AdoptionRefusedError("Your plan has the library’s newest text of this action.")
    return _replace(item, action, by=by, at=at)


@transaction.atomic
def replace_by_successor(item: PlannedAction, *, by: Member, at: datetime) -> PlannedAction:
    """Put the action that took a retired one's place into its item's place, as above."""
    successor = Action.objects.for_reading().filter(predecessors=item.action_id).first()  # one
    if successor is None:
        raise AdoptionRefusedError("No action of the library has taken the place of this one.")
    return _replace(item, successor, by=by, at=at)


@transaction.atomic
def keep_as_adopted(item: PlannedAction, *, by: Member, at: datetime) -> None:
    """Stay with the text as adopted: nothing is said until the library's text changes again."""
    newest = Action.objects.values_list("current_edition", flat=True).get(pk=item.action_id)
    kept = PlannedAction.objects.current().filter(pk=item.pk).exclude(kept_edition=newest)
    if newest != item.edition_id and kept.update(kept_edition=newest):
        event = PlanEvent(plan_id=item.plan_id, item=item, what=PlanEvent.What.KEPT, by=by, at=at)
        event.save()


def _replace(item: PlannedAction, action: Action, *, by: Member, at: datetime) -> PlannedAction:
    plan = Plan.objects.select_for_update().get(pk=item.plan_id)
    edition = listed_text(action)
    if action.pk != item.action_id and has_action(plan, action.pk):
        raise AdoptionRefusedError(f"“{edition}” is in this plan already.")
    if not PlannedAction.objects.current().filter(pk=item.pk).update(replaced_at=at):
        raise AdoptionRefusedError("Somebody has replaced this item already.")
    # Read anew: what a colleague saved a moment ago comes along.
    old = PlannedAction.objects.get(pk=item.pk)
    step = Choice(action, old.dimension_id, old.from_level, old.to_level, old.why)
    new = item_of(plan, step, edition, at)
    new.replaces, new.position, new.release_id = old, old.position, old.release_id
    for name in OWN_WORDS:
        setattr(new, name, getattr(old, name))
    new.save()
    why = f"Edition {edition.number} of “{edition}”"
    event = PlanEvent(plan=plan, item=new, what=PlanEvent.What.REPLACED, by=by, at=at, why=why)
    event.save()
    return new
