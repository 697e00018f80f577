"""Verifying a stored release finds what got past the database's guards."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet

from community.receivers import create_triggers, drop_triggers
from model_releases.canonical.faults import FaultyFileError
from model_releases.models import Attribution, Release
from model_releases.operations import verify_release
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


@contextmanager
def _unguarded() -> Iterator[None]:
    app = apps.get_app_config("model_releases")
    drop_triggers(app, DEFAULT_DB_ALIAS)
    try:
        yield
    finally:
        create_triggers(app, DEFAULT_DB_ALIAS)


def _faults_after(statement: str) -> list[str]:
    release = make_release("1.0", guide="Look first.")
    make_release("1.1", texts={("data", 1): "Other words."})
    with _unguarded(), connection.cursor() as cursor:
        cursor.execute(statement)
    return [fault for one in _stored(release) for fault in _faults(one)]


def _stored(release: Release) -> QuerySet[Release]:
    """All of its model, read anew."""
    return Release.objects.filter(model=release.model_id).order_by("pk")


def _faults(release: Release) -> list[str]:
    try:
        verify_release(release)
    except FaultyFileError as refusal:
        return [str(fault) for fault in refusal.faults]
    return []


def test_a_sound_release_is_verified_with_its_rows() -> None:
    release = make_release("1.0", guide="Look first.")

    assert verify_release(release).content_sha256 == release.content_sha256


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE model_releases_releasepassage SET text = 'Another.'", "groups"),
        ("UPDATE model_releases_releaselevel SET name = 'Another' WHERE number = 2", "levels"),
        ("UPDATE model_releases_releasedimension SET code = 'other'", "groups"),
        ("UPDATE model_releases_release SET number = '9' WHERE ordinal = 1", "number"),
        ("UPDATE model_releases_release SET licence = 'none'", "licence"),
        ("UPDATE model_releases_release SET notes = 'x'", "notes"),
        ("DELETE FROM model_releases_lineagelink", "lineage"),
        ("UPDATE model_releases_releaseguide SET text = 'Another.'", "guide"),
        ("DELETE FROM model_releases_releaseguide", "guide"),
        ("UPDATE model_releases_release SET is_sealed = NOT is_sealed", "release"),
        (f"UPDATE model_releases_model SET uid = '{'1' * 32}'", "model.uid"),
    ],
)
def test_a_changed_row_is_found(statement: str, place: str) -> None:
    assert _faults_after(statement)[0].startswith(f"{place}: ")


def test_a_changed_document_is_found() -> None:
    statement = "UPDATE model_releases_release SET content = REPLACE(content, 'Data', 'Dada')"

    assert _faults_after(statement)[0].startswith("content_sha256: does not match")


def test_a_broken_chain_is_found() -> None:
    statement = (
        "UPDATE model_releases_release SET content_sha256 = "
        "(SELECT content_sha256 FROM model_releases_release WHERE ordinal = 2), content = "
        "(SELECT content FROM model_releases_release WHERE ordinal = 2) WHERE ordinal = 1"
    )

    assert "previous_content_sha256: is not the hash of the release before it." in (
        _faults_after(statement)
    )


def test_credits_issued_anew_are_those_in_force() -> None:
    release = make_release("1.0")
    first = release.attributions.get()
    Attribution.objects.create(
        release=release,
        issued_at=first.issued_at,
        content='{"source_url":"","statement":""}',
        content_sha256="0" * 64,
    )

    with pytest.raises(FaultyFileError, match="attribution_sha256: does not match"):
        verify_release(release)
