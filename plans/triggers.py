"""What the database itself refuses about plans: see community/triggers.py."""

from community.triggers import Trigger, refuse_change
from model_releases.triggers import refuse_replacement

ADOPTED = (
    *("plan_id", "uid", "action_id", "edition_id", "as_adopted", "as_adopted_sha256"),
    *("dimension_id", "from_level", "to_level", "why", "adopted_at"),
)
SAYS = "What a council adopted stays as it was adopted: bring it up to date as a new item."

HAPPENED = "What happened to a plan is never rewritten."


def _refuse_rewriting(table: str, columns: tuple[str, ...], *, says: str) -> Trigger:
    """Refuse an UPDATE that changes one of `columns`, none of which is ever null."""
    name = f"{table}_refuses_rewriting"
    changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)
    return Trigger(
        name=name,
        table=table,
        sqlite=f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN {changed} "
        f"BEGIN SELECT RAISE(ABORT, '{says}'); END",
        postgresql=f"IF {changed} THEN RAISE EXCEPTION '{says}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
        postgresql_event="BEFORE UPDATE",
    )


def _only_deletion(triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    return tuple(one for one in triggers if one.name.endswith("_refuses_delete"))


PLANS = (
    _refuse_rewriting("plans_plannedaction", ADOPTED, says=SAYS),
    *_only_deletion(
        refuse_change("plans_plannedaction", says="An item is never deleted: drop it, and say why.")
    ),
    refuse_replacement("plans_plannedaction", "uid", says=SAYS),
    *refuse_change("plans_planevent", says=HAPPENED),
    refuse_replacement("plans_planevent", says=HAPPENED),
)
