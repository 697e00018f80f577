"""What a reader may choose from when finding actions: dimensions, levels, tags and bands."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import OuterRef

from community.models.councils import CouncilKind
from library.documents import ANY, TO_RECHECK
from library.models import EvidenceTier, Tag
from library.models.bands import Benefit, CostBand, Effort
from model_releases.models import Model, Release

NOT_YET = "Not yet at 1"  # "from 0", where the release names no level 0
ANY_DIMENSION = "Any dimension"
FACETS = {
    "dimension": "Dimension",
    "from": "From level",
    "to": "To level",
    "evidence": "Evidence",
    "cost": "Cost",
    "effort": "Effort",
    "benefit": "Benefit",
    "council_kind": "Kind of council",
    "tag": "Tag",
    "recheck": "To re-check",
}
FIXED_LABELS = {
    "evidence": {
        EvidenceTier.PROVEN.value: "Proven, 3 councils or more",
        EvidenceTier.TRIED.value: "Tried, 1 council or more",
        EvidenceTier.IDEA.value: "Idea, no report of use yet",
    },
    "cost": dict(CostBand.choices),
    "effort": dict(Effort.choices),
    "benefit": dict(Benefit.choices),
    "council_kind": dict(CouncilKind.choices),
    "recheck": {TO_RECHECK: "A release changed what it serves"},
}


@dataclass(frozen=True)
class Wording:
    """How a model's current release words its parts. A model without a release has none.

    `keys`: code -> key of a dimension, in the release's order. `names`: key -> its name.
    `levels`: number -> name, rising. `own_levels`: the same for one dimension, (key, number) ->
    name, since models name levels unevenly.
    """

    keys: Mapping[str, int]
    names: Mapping[int, str]
    levels: Mapping[int, str]
    own_levels: Mapping[tuple[int, int], str]

    def dimension_name(self, key: int | None) -> str:
        """What the release calls a dimension, and words for one that it does not have."""
        if key is None:
            return ANY_DIMENSION
        return self.names.get(key, "A dimension of an earlier release")

    def level_name(self, key: int | None, number: int) -> str:
        """What a dimension calls a level; empty when the release names no such level."""
        own = self.own_levels.get((key, number)) if key is not None else None
        return own if own is not None else self.levels.get(number, "")


NO_WORDING = Wording({}, {}, {}, {})


@dataclass(frozen=True)
class Choices:
    """Everything that can be asked of one model's actions: facet -> value -> label, as shown.

    `models` holds every model's slug and name; `model` is empty when there is none yet.
    `moved_tags`: slug of a merged tag -> slug of the one that stands for it.
    """

    model: str
    models: Mapping[str, str]
    wording: Wording
    labels: Mapping[str, Mapping[str, str]]
    moved_tags: Mapping[str, str]


def choices_for(asked_model: str) -> Choices:
    """What can be asked of the model of that slug, or of the site's own. Two queries.

    A slug that no model has is taken as none; a site without a model of its own shows its oldest.
    """
    newest = Release.objects.filter(model=OuterRef("pk")).newest_first()
    models = Model.objects.order_by("-is_own", "pk").annotate(release=newest.values("uid")[:1])
    rows = list(models.values_list("slug", "name", "release"))
    asked = [row for row in rows if row[0] == asked_model]
    slug, _, release = (asked or rows or [("", "", None)])[0]
    wording = wording_of_release(release) if release else NO_WORDING
    tags, moved = _tags()
    return Choices(
        model=slug,
        models={each: name for each, name, _ in rows},
        wording=wording,
        labels={**_labels(wording), "tag": tags},
        moved_tags=moved,
    )


def _tags() -> tuple[dict[str, str], dict[str, str]]:
    """Slug -> name of each tag one may choose, by name; and where the merged ones' slugs lead."""
    known = (Tag.objects.offered() | Tag.objects.merged()).by_name()
    columns = ("pk", "slug", "name", "merged_into_id")
    rows = {key: (slug, name, into) for key, slug, name, into in known.values_list(*columns)}
    offered = {slug: name for slug, name, into in rows.values() if into is None}
    moved = {}
    for slug, _, into in rows.values():
        last = into
        while last in rows and rows[last][2] is not None:
            last = rows[last][2]
        if last in rows:
            moved[slug] = rows[last][0]
    return offered, moved


def _labels(wording: Wording) -> dict[str, dict[str, str]]:
    levels = {str(number): f"{number} {name}" for number, name in wording.levels.items()}
    dimensions = {code: wording.names[key] for code, key in wording.keys.items()}
    return {
        "dimension": dimensions | {ANY: ANY_DIMENSION},
        "from": {"0": f"0 {NOT_YET}"} | levels,
        "to": {number: label for number, label in levels.items() if number != "0"},
        **FIXED_LABELS,
    }


def wording_of(model: int) -> Wording:
    """How the current release of the model with that key words its parts. One query, when known."""
    releases = Release.objects.filter(model=model).newest_first()
    uid = releases.values_list("uid", flat=True).first()
    return NO_WORDING if uid is None else wording_of_release(uid)


@lru_cache(maxsize=32)  # a release never changes, and no other has its uid
def wording_of_release(uid: UUID) -> Wording:
    """How the release of that uid words its parts. Three queries the first time, none later."""
    release = Release.objects.get(uid=uid)
    dimensions = list(
        release.dimensions.order_by("position", "pk").values_list("code", "dimension", "name")
    )
    own_levels = release.dimensions.exclude(levels=None).values_list(
        "dimension", "levels__number", "levels__name"
    )
    return Wording(
        keys={code: key for code, key, _ in dimensions},
        names={key: name for _, key, name in dimensions},
        levels=dict(release.levels.order_by("number").values_list("number", "name")),
        own_levels={(key, number): name for key, number, name in own_levels.order_by()},
    )
