"""What the library answers when pages below it ask, and does at a release or an erasure."""

from typing import Any

from django.db.models import Count

from community.models import Member
from library.models import Action, Transition
from library.operations import forgetting, rechecking
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


def ask_to_recheck(release: Release, **_: Any) -> None:
    """A release is there: actions that serve what it changed are looked at again."""
    rechecking.ask_to_recheck(release)


def forget_member(member: Member, **_: Any) -> None:
    """A member is erased."""
    forgetting.forget_member(member)
