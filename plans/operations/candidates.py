"""Listed actions that may be suggested: what of them ranks, and what is said of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from library.models import Action, EvidenceTier, Transition, UseReport
from library.models.bands import CostBand

StepKey = tuple[int, int, int]  # key of a dimension, from level, to level: as the library stores it

TIERS = tuple(EvidenceTier.values)
DEAREST = (*CostBand.values, "")  # not stated counts as the dearest
COLUMNS = {
    "pk": "pk",
    "uid": "uid",
    "slug": "slug",
    "title": "current_edition__title",
    "summary": "current_edition__summary",
    "cost": "current_edition__cost",
    "council_kinds": "current_edition__council_kinds",
    "prerequisites": "current_edition__prerequisites",
    "leans_on": "current_edition__leans_on",
    "people": "tally__people",
    "councils": "tally__councils",
}


@dataclass(frozen=True)
class Candidate:
    """A listed action. `names` are keys, slugs or plain words for what it leans on."""

    pk: int
    uid: UUID
    slug: str
    title: str
    summary: str
    cost: str
    council_kinds: tuple[str, ...]
    names: tuple[str, ...]
    people: int
    councils: int
    used_by: int

    @property
    def tier(self) -> EvidenceTier:
        """How well it is tried."""
        return EvidenceTier.reached_by(self.used_by)

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        """Evidence, then support by people and by councils, then the cheaper, then the older."""
        tier, cost = TIERS.index(self.tier), DEAREST.index(self.cost)
        return -tier, -self.people, -self.councils, cost, self.pk


def actions_serving(keys: Collection[StepKey]) -> dict[StepKey, dict[int, str]]:
    """Step -> key of each listed action that serves exactly it -> the reason its text gives."""
    found: dict[StepKey, dict[int, str]] = defaultdict(dict)
    rows = Transition.objects.filter(
        edition__current_of__state=Action.State.LISTED,
        dimension__in={dimension for dimension, _, _ in keys},
        from_level__in={from_level for _, from_level, _ in keys},
        to_level__in={to_level for _, _, to_level in keys},
    ).order_by("pk")
    columns = ("dimension_id", "from_level", "to_level", "edition__current_of", "reason")
    for dimension, from_level, to_level, action, reason in rows.values_list(*columns):
        if (dimension, from_level, to_level) in keys:
            found[dimension, from_level, to_level][action] = reason
    return found


def candidates_of(keys: Collection[int]) -> dict[int, Candidate]:
    """The listed ones among actions of these keys. Two queries."""
    listed = Action.objects.listed().filter(pk__in=keys).order_by("pk")
    reports = UseReport.objects.counting().filter(action__in=keys).order_by()
    used_by = dict(reports.values_list("action").annotate(Count("council", distinct=True)))
    rows = listed.values(*COLUMNS.values())
    return {row["pk"]: _candidate(row, used_by.get(row["pk"], 0)) for row in rows}


def _candidate(row: Mapping[str, Any], used_by: int) -> Candidate:
    told = {name: row[column] for name, column in COLUMNS.items()}
    told["names"] = (*told.pop("prerequisites"), *told.pop("leans_on"))
    told["council_kinds"] = tuple(told["council_kinds"])
    told |= {name: told[name] or 0 for name in ("people", "councils")}
    return Candidate(**told, used_by=used_by)


def groundwork_of(candidates: Iterable[Candidate]) -> dict[str, tuple[int, str]]:
    """What candidates lean on -> key and title of the listed action of that name. One query.

    Names that no listed action has are things to read, and left out.
    """
    names = {name for one in candidates for name in one.names if name}
    listed = Action.objects.listed().filter(Q(key__in=names) | Q(slug__in=names)).order_by("pk")
    found: dict[str, tuple[int, str]] = {}
    for pk, key, slug, title in listed.values_list("pk", "key", "slug", "current_edition__title"):
        found |= {name: (pk, title) for name in (key, slug) if name in names}
    return found
