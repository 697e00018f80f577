"""Rows of the model that cannot be: the database refuses them before they are sealed."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from community.models import Member
from model_releases.models import (
    DimensionLevel,
    LineageLink,
    Model,
    Release,
    ReleaseDimension,
    ReleaseGroup,
    ReleaseGuide,
    ReleaseLevel,
    ReleasePassage,
)
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


def _refused(write: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic():
            write()
    except DatabaseError:
        return True
    return False


@pytest.fixture
def unsealed(member: Member) -> Release:
    """A second release, which still takes elements."""
    first = make_release("1.0")
    return Release.objects.create(**_row(first, member), number="1.1", ordinal=2)


def _row(first: Release, member: Member) -> dict[str, Any]:
    return {
        "model": first.model,
        "parent": first,
        "origin": Release.Origin.IMPORTED,
        "frozen_at": timezone.now(),
        "frozen_by": member,
        "content_sha256": "0" * 64,
    }


def test_the_database_refuses_a_second_own_model() -> None:
    make_release("1.0")

    assert _refused(lambda: Model.objects.create(slug="two", name="Two", is_own=True))
    assert not _refused(lambda: Model.objects.create(slug="two", name="Two"))


@pytest.mark.parametrize(
    "broken",
    [
        {"number": "1.0"},
        {"ordinal": 1, "parent": None},
        {"ordinal": 3, "parent": None},
        {"ordinal": 1},
        {"number": "next"},
        {"number": "compare"},
        {"number": "downloads"},
    ],
    ids=str,
)
def test_the_database_refuses_a_release_that_cannot_be(
    member: Member, broken: dict[str, Any]
) -> None:
    whole = {**_row(make_release("1.0"), member), "number": "1.1", "ordinal": 2}

    assert _refused(lambda: Release.objects.create(**{**whole, **broken}))
    assert not _refused(lambda: Release.objects.create(**whole))


def test_the_database_refuses_a_release_that_is_its_own_parent(unsealed: Release) -> None:
    rows = Release.objects.filter(pk=unsealed.pk)

    assert _refused(lambda: rows.update(parent=unsealed.pk))


def test_the_database_refuses_an_element_twice_or_off_the_scale(unsealed: Release) -> None:
    first = unsealed.parent
    assert first is not None
    group = ReleaseGroup.objects.create(release=unsealed, name="All", position=0)
    named = {"group": group, "name": "Data", "position": 0, "release": unsealed}
    identity = first.dimensions.get().dimension
    dimension = ReleaseDimension.objects.create(**named, code="data", dimension=identity)
    level = DimensionLevel.objects.create(release_dimension=dimension, number=1)
    passage = {"release": unsealed, "level": level, "text": "Words.", "uid": uuid.uuid4()}
    ReleasePassage.objects.create(**passage, position=0)
    ReleaseLevel.objects.create(release=unsealed, number=1)
    writes: list[Callable[[], Any]] = [
        lambda: ReleaseGroup.objects.create(release=unsealed, position=0),
        lambda: ReleaseDimension.objects.create(**named, code="other", dimension=identity),
        lambda: DimensionLevel.objects.create(release_dimension=dimension, number=1),
        lambda: DimensionLevel.objects.create(release_dimension=dimension, number=10),
        lambda: ReleasePassage.objects.create(**passage, position=1),
        lambda: ReleasePassage.objects.create(**{**passage, "uid": uuid.uuid4()}, position=0),
        lambda: ReleaseLevel.objects.create(release=unsealed, number=1),
        lambda: ReleaseLevel.objects.create(release=unsealed, number=10),
        lambda: ReleaseGuide.objects.create(release=unsealed, text=""),
    ]

    assert [_refused(write) for write in writes] == [True] * len(writes)


@pytest.mark.parametrize(
    "broken",
    [
        {"what": "reworded", "extent": ""},
        {"what": "same", "extent": "editorial"},
        {"what": "new"},
        {"what": "retired"},
        {"what": "same", "to_uid": None},
        {"what": "merged", "from_uid": None},
    ],
    ids=str,
)
def test_the_database_refuses_a_link_that_cannot_be(
    unsealed: Release, broken: dict[str, Any]
) -> None:
    whole = {"release": unsealed, "element": "passage", "what": "same"}
    whole |= {"from_uid": uuid.uuid4(), "to_uid": uuid.uuid4()}

    assert _refused(lambda: LineageLink.objects.create(**{**whole, **broken}))
    assert not _refused(lambda: LineageLink.objects.create(**whole))
