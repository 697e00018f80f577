"""What became of an item's dimension between two releases, for somebody to look at."""

from dataclasses import dataclass

from model_releases.comparison.changes import DimensionChange
from model_releases.models import Release
from model_releases.operations.comparing import compare_releases
from plans.models import PlannedAction


@dataclass(frozen=True)
class WordingChanges:
    """The change of one dimension, none when it lies elsewhere; `url` is the whole comparison."""

    dimension: DimensionChange | None
    old_number: str
    number: str
    url: str


def wording_changes(old: Release, new: Release, item: PlannedAction) -> WordingChanges:
    """How `new` words the item's dimension otherwise than `old`; `new` has its model loaded."""
    compared = compare_releases(old, new)
    uid = str(item.dimension.uid)
    found = [one for one in compared.dimensions if one.uid == uid]
    return WordingChanges(
        dimension=found[0] if found else None,
        old_number=old.number,
        number=new.number,
        url=new.model.address_of("compare", old.number, new.number),
    )
