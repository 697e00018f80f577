"""What the database itself refuses about plans: see community/triggers.py."""

from community.triggers import (
    append_only,
    refuse_deletion,
    refuse_replacement,
    refuse_rewriting,
)

ADOPTED = (
    *("plan_id", "uid", "action_id", "edition_id", "as_adopted", "as_adopted_sha256"),
    *("dimension_id", "from_level", "to_level", "why", "adopted_at"),
)
SAYS = "What a council adopted stays as it was adopted: bring it up to date as a new item."

HAPPENED = "What happened to a plan is never rewritten."

PLANS = (
    refuse_rewriting("plans_plannedaction", ADOPTED, says=SAYS),
    refuse_deletion("plans_plannedaction", says="An item is never deleted: drop it, and say why."),
    refuse_replacement("plans_plannedaction", "uid", says=SAYS),
    *append_only("plans_planevent", says=HAPPENED),
)
