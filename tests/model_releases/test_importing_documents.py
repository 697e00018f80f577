"""Importing canonical documents: in their chain, of their own model, with their own hash."""

import json

import pytest

from community.models import Member
from model_releases.canonical.content import content_sha256
from model_releases.canonical.document import document
from model_releases.documents import attribution_in_force, document_of
from model_releases.models import Release
from model_releases.operations import (
    RefusedReleaseError,
    check_release,
    import_release,
)
from tests.factories.community import LONG_AGO
from tests.factories.model_releases import FOREIGN, as_file, frozen, make_release, plain_release

pytestmark = pytest.mark.django_db


def test_a_canonical_document_comes_in_as_it_went_out(member: Member) -> None:
    first, second = make_release("1.0"), make_release("1.1", ("data", "people"))
    files = [document_of(one, attribution_in_force(one)) for one in (first, second)]

    assert [import_release(raw, by=member, at=LONG_AGO).is_new for raw in files] == [False, False]


def test_a_document_out_of_its_chain_is_refused(member: Member) -> None:
    content = check_release(as_file(plain_release("1.0"))).content
    make_release("0.9")
    raw = document(content, {"statement": "", "source_url": ""})

    with pytest.raises(RefusedReleaseError, match="Import the releases in their order"):
        import_release(raw, by=member, at=LONG_AGO)


def test_a_document_may_not_take_another_models_name_or_dimensions(member: Member) -> None:
    content = check_release(as_file(plain_release(name=FOREIGN))).content
    make_release("1.0", own=False)
    stranger = {**content["model"], "uid": "6f1f3a52-0b0e-4a5e-9b3f-0d8a1f0c7c11"}
    credit = {"statement": "", "source_url": ""}

    same_name = document({**content, "model": stranger}, credit)
    other_name = document({**content, "model": {**stranger, "name": "Third"}}, credit)

    with pytest.raises(RefusedReleaseError, match="with another identity"):
        import_release(same_name, by=member, at=LONG_AGO)
    with pytest.raises(RefusedReleaseError, match="belongs to another model already"):
        import_release(other_name, by=member, at=LONG_AGO)


def test_each_release_names_the_hash_of_the_one_before() -> None:
    first, second = make_release("1.0"), make_release("1.1")

    contents = [json.loads(one.content) for one in (first, second)]

    assert [one["previous_content_sha256"] for one in contents] == [None, first.content_sha256]
    assert content_sha256(contents[0]) == first.content_sha256


def test_the_same_file_gives_the_same_hash_everywhere() -> None:
    plain = plain_release(name=FOREIGN)
    checked = check_release(as_file(plain)).content_sha256

    assert frozen(plain).content_sha256 == checked


def test_own_releases_frozen_from_approvals_end_imports(member: Member) -> None:
    own = make_release("1.0")
    Release.objects.create(
        model=own.model,
        number="1.1",
        ordinal=2,
        parent=own,
        origin=Release.Origin.FROZEN,
        frozen_at=LONG_AGO,
        frozen_by=member,
        licence="CC BY 4.0",
        content=own.content,
        content_sha256=own.content_sha256,
    )

    with pytest.raises(RefusedReleaseError, match="Its next one is frozen too, not imported"):
        import_release(as_file(plain_release("1.2")), by=member, at=LONG_AGO)
