"""After a release: what is to be looked at again, what is carried silently, and what settles it."""

from datetime import datetime

import pytest
from django.utils import timezone

from community.models import Member
from library.models import Action, ActionEvent, Recheck
from library.operations.drafts import DraftTransition
from library.operations.rechecking import (
    NothingToRecheckError,
    settle_recheck,
)
from library.operations.refusals import NotACuratorError, OwnActionError
from model_releases.models import Dimension, Release
from search.models import LatestChange
from tests.assessments.releases import next_release, reworded, reworded_as
from tests.factories.assessments import CODES
from tests.factories.library import ActionFactory, next_edition
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
AT: datetime = timezone.now()


@pytest.fixture
def old(db: None) -> Release:
    return make_release("0.1", CODES)


def _dimension(release: Release, code: str) -> Dimension:
    return release.dimensions.get(code=code).dimension


def _serving(release: Release, *codes: str, **given: object) -> Action:
    steps = [(_dimension(release, code), 1, 2) for code in codes]
    return ActionFactory(**{"listed": True, "transitions": steps, "model": release.model, **given})


def _reword(old: Release, extent: str, number: str = "0.2", code: str = "data") -> Release:
    said = [reworded_as(old, code, 2, extent)]
    return next_release(old, number, reworded(code, 2, f"Words of {number}."), said=said)


def _asked() -> list[tuple[object, ...]]:
    rows = Recheck.objects.order_by("pk")
    return list(rows.values_list("action", "release__number", "dimension", "outcome"))


def test_what_serves_a_changed_dimension_is_to_be_looked_at(old: Release) -> None:
    data, _ = _serving(old, "data", "design"), _serving(old, "design")
    LatestChange.objects.all().delete()

    _reword(old, "substantive")

    assert _asked() == [(data.pk, "0.2", _dimension(old, "data").pk, "")]
    assert list(LatestChange.objects.values_list("object_id", flat=True)) == [data.pk]
    assert list(Action.objects.to_recheck()) == [data]


@pytest.mark.parametrize(
    ("extent", "count"), [("editorial", 0), ("clarified", 1), ("substantive", 1)]
)
def test_an_editorial_change_is_carried_without_a_word(
    old: Release, extent: str, count: int
) -> None:
    _serving(old, "data")

    _reword(old, extent)

    assert Recheck.objects.count() == count


def test_what_serves_a_dimension_that_is_gone_is_to_be_looked_at(old: Release) -> None:
    action = _serving(old, "data")

    def without_data(content: dict[str, list[dict[str, list[dict[str, str]]]]]) -> None:
        for group in content["groups"]:
            group["dimensions"] = [one for one in group["dimensions"] if one["code"] != "data"]

    next_release(old, "0.2", without_data)

    assert _asked() == [(action.pk, "0.2", _dimension(old, "data").pk, "")]


def test_drafts_and_actions_for_any_dimension_are_left_alone(old: Release) -> None:
    _serving(old, "data", listed=False)
    ActionFactory(listed=True, transitions=[(None, 1, 2)], model=old.model)

    _reword(old, "substantive")

    assert _asked() == []


def test_an_action_with_two_steps_in_a_dimension_is_asked_once(old: Release) -> None:
    data = _dimension(old, "data")
    ActionFactory(listed=True, transitions=[(data, 1, 2), (data, 2, 3)], model=old.model)

    _reword(old, "substantive")

    assert Recheck.objects.count() == 1


def test_still_right_settles_it_for_every_release_that_asked(old: Release, curator: Member) -> None:
    action, data = _serving(old, "data"), _dimension(old, "data")
    _reword(_reword(old, "substantive"), "substantive", number="0.3")

    settle_recheck(action, data, by=curator, at=AT)

    rows = Recheck.objects.order_by("pk").values_list("settled_by", "settled_at", "outcome")
    assert list(rows) == [(curator.pk, AT, "kept")] * 2
    assert ActionEvent.objects.values_list("what", "by", "why").get() == (
        *("rechecked", curator.pk),
        "Data: still right for 0.3.",
    )
    assert not Action.objects.to_recheck().exists()


def test_of_two_curators_the_second_learns_that_it_is_settled(
    old: Release, curator: Member
) -> None:
    action, data = _serving(old, "data"), _dimension(old, "data")
    _reword(old, "substantive")
    settle_recheck(action, data, by=curator, at=AT)

    with pytest.raises(NothingToRecheckError):
        settle_recheck(action, data, by=curator, at=AT)

    assert ActionEvent.objects.count() == 1


def test_who_looks_is_a_curator_who_did_not_write_it(
    old: Release, curator: Member, member: Member
) -> None:
    data, action = _dimension(old, "data"), _serving(old, "data")
    own = _serving(old, "data", author=curator)
    _reword(old, "substantive")

    for one, by, error in ((action, member, NotACuratorError), (own, curator, OwnActionError)):
        with pytest.raises(error):
            settle_recheck(one, data, by=by, at=AT)

    assert Recheck.objects.open().count() == 2


def test_a_text_with_other_steps_settles_the_dimensions_it_changed(old: Release) -> None:
    action = _serving(old, "data", "design")
    _reword(_reword(old, "substantive"), "substantive", number="0.3", code="design")
    data, design = (_dimension(old, code) for code in ("data", "design"))

    next_edition(
        action, transitions=(DraftTransition(data.pk, 1, 3), DraftTransition(design.pk, 1, 2))
    )

    assert [(row[2], row[3]) for row in _asked()] == [(data.pk, "changed"), (design.pk, "")]
