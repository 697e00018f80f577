"""What the library answers when pages below it ask."""

from typing import Any

from django.db.models import Count

from library.models import Action, Transition
from model_releases.models import Release


def count_actions(release: Release, **_: Any) -> dict[tuple[int, int], int]:
    """Listed actions that lead to each (key of the dimension, level) of a release; one query."""
    rows = (
        Transition.objects.filter(
            dimension__wordings__release=release, edition__current_of__state=Action.State.LISTED
        )
        .values_list("dimension", "to_level")
        .annotate(actions=Count("edition", distinct=True))
        .order_by()
    )
    return {(dimension, level): actions for dimension, level, actions in rows}
