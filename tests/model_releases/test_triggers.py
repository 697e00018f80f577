"""What the database itself refuses about releases, whoever asks."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from pytest_django import DjangoDbBlocker

from model_releases.models import (
    Approval,
    Attribution,
    Authorship,
    Dimension,
    DimensionLevel,
    LineageLink,
    Release,
    ReleaseDimension,
    ReleaseEvent,
    ReleaseGroup,
    ReleaseGuide,
    ReleaseLevel,
    ReleasePassage,
    Submission,
)
from model_releases.triggers import FROZEN
from tests.factories.model_releases import make_release
from tests.factories.working_copies import approve, make_maintainer, make_working_copy
from tests.replacing import replace_first

pytestmark = pytest.mark.django_db
ELEMENTS: list[type[models.Model]] = [
    ReleaseLevel,
    ReleaseGroup,
    ReleaseGuide,
    ReleaseDimension,
    DimensionLevel,
    ReleasePassage,
    LineageLink,
]
GUARDED: list[type[models.Model]] = [
    Release,
    *ELEMENTS,
    Dimension,
    Attribution,
    ReleaseEvent,
    Authorship,
    Submission,
    Approval,
]


@pytest.fixture(scope="module", autouse=True)
def _rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows of every kind, made once: each test is undone to them."""
    with django_db_blocker.unblock(), transaction.atomic():
        approve(make_working_copy(make_release("1.0", own=False)), by=make_maintainer())
        make_release("1.0", guide="Look first.")
        make_release("1.1")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def releases() -> list[Release]:
    """The two of the site's own model, the older first."""
    return list(Release.objects.of_own_model().order_by("ordinal"))


def _refusal(change: Callable[[], Any]) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        change()
    return str(refusal.value).splitlines()[0]


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("model", GUARDED)
def test_no_row_is_changed_by_a_query(model: type[models.Model]) -> None:
    rows = model._default_manager.all()
    field = next(one.attname for one in model._meta.concrete_fields if not one.primary_key)

    assert "ever" in _refusal(lambda: rows.update(**{field: models.F(field)}))


@pytest.mark.parametrize("model", GUARDED)
def test_no_row_is_changed_by_sql(model: type[models.Model]) -> None:
    assert "ever" in _refusal(lambda: _execute(f"UPDATE {model._meta.db_table} SET id = id"))


@pytest.mark.parametrize("model", GUARDED)
def test_no_row_is_deleted_by_sql(model: type[models.Model]) -> None:
    assert "ever" in _refusal(lambda: _execute(f"DELETE FROM {model._meta.db_table}"))


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("model", GUARDED)
def test_no_row_is_replaced(model: type[models.Model]) -> None:
    assert "ever" in _refusal(lambda: replace_first(model))


@pytest.mark.parametrize("model", ELEMENTS)
def test_no_element_is_added_to_a_sealed_release(model: type[models.Model]) -> None:
    row = model._default_manager.order_by("pk")[0]
    row.pk = None

    assert _refusal(lambda: row.save(force_insert=True)) == FROZEN


def test_a_seal_is_not_broken(releases: list[Release]) -> None:
    assert _refusal(lambda: Release.objects.update(is_sealed=False)) == FROZEN


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("same", ["uid", "number", "ordinal"])
def test_no_release_is_replaced_by_one_that_has_its(same: str) -> None:
    other = {"uid": "hex(randomblob(16))", "number": "'9'", "ordinal": "9", "parent_id": "1"}
    del other[same]

    assert _refusal(lambda: replace_first(Release, id="id + 100", **other)) == FROZEN


@pytest.mark.only_on("sqlite")
def test_no_dimension_is_replaced_by_one_that_has_its_uid() -> None:
    assert "never reused" in _refusal(lambda: replace_first(Dimension, id="id + 100"))


def test_events_and_credits_may_be_added_later(releases: list[Release]) -> None:
    event = releases[0].events.get()
    credit = releases[0].attributions.get()
    event.pk = credit.pk = None

    event.save(force_insert=True)
    credit.save(force_insert=True)

    assert (releases[0].events.count(), releases[0].attributions.count()) == (2, 2)
