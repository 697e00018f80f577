"""Importing a release: whole or not at all, once, in order, and never over another."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.dispatch import receiver

from community.models import Member
from model_releases.canonical.faults import FaultyFileError
from model_releases.models import Dimension, Model, Release, ReleaseEvent
from model_releases.operations import (
    Destination,
    ImportReport,
    RefusedReleaseError,
    check_release,
    import_own_release,
    import_release,
    verify_release,
)
from model_releases.signals import release_frozen
from tests.factories.community import LONG_AGO
from tests.factories.model_releases import FOREIGN, as_file, make_release, plain_release

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent.parent / "fixtures"
ELIXIR = ["0.1.5", "1.0.0", "1.1.0", "1.2.0", "1.2.1"]


def _import(plain: dict[str, Any], by: Member, **destination: Any) -> ImportReport:
    return import_release(
        as_file(plain), by=by, at=LONG_AGO, destination=Destination(**destination)
    )


def _refusal(plain: dict[str, Any], by: Member, **destination: Any) -> str:
    with pytest.raises(RefusedReleaseError) as refusal:
        _import(plain, by, **destination)
    return str(refusal.value)


def _real(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FOLDER / name).read_text())
    return read


def test_real_releases_come_in_one_after_another(member: Member) -> None:
    for number in ELIXIR:
        _import(_real(f"elixir_rdm/release-{number}.json"), member)
    _import(_real("gsf_matrix/release.json"), member)

    rows = Release.objects.order_by("pk").values_list("model__slug", "number", "ordinal")
    assert list(rows) == [
        *(("elixir-rdm-maturity-model", number, at) for at, number in enumerate(ELIXIR, 1)),
        ("green-software-maturity-matrix", "2023-12-draft", 1),
    ]
    for release in Release.objects.all():
        verify_release(release)


def test_dimensions_live_on_where_only_their_keys_changed(member: Member) -> None:
    for number in ("1.1.0", "1.2.0"):
        _import(_real(f"elixir_rdm/release-{number}.json"), member)

    assert Dimension.objects.count() == 25


def test_a_release_becomes_rows_that_say_who_and_when(member: Member) -> None:
    at = datetime.fromisoformat("2026-03-01T10:00:00+00:00")

    release = import_own_release(as_file(plain_release()), by=member, at=at).release

    assert release is not None
    assert (release.frozen_by, release.frozen_at, release.origin) == (member, at, "imported")
    assert release.is_sealed
    events = ReleaseEvent.objects.values_list("release", "what", "by", "at")
    assert list(events) == [(release.pk, "imported", member.pk, at)]


def test_an_own_import_makes_the_sites_own_model(member: Member) -> None:
    release = import_own_release(as_file(plain_release()), by=member, at=LONG_AGO).release

    assert list(Model.objects.own()) == [release and release.model]


def test_a_file_of_the_own_models_name_goes_to_it_without_being_told(member: Member) -> None:
    own = make_release("1.0")

    report = _import(plain_release("1.1"), member)

    assert report.release is not None
    assert report.release.model == own.model


def test_the_same_release_again_changes_nothing_and_says_so(member: Member) -> None:
    _import(_real("elixir_rdm/release-0.1.5.json"), member)
    _import(_real("elixir_rdm/release-1.1.0.json"), member)
    before = list(Release.objects.values())

    report = _import(_real("elixir_rdm/release-0.1.5.json"), member)

    assert (report.is_new, report.remarks) == (
        False,
        ("ELIXIR RDM Maturity Model 0.1.5 is here already with this text: nothing to do.",),
    )
    assert list(Release.objects.values()) == before


def test_a_number_published_twice_with_other_text_is_refused(member: Member) -> None:
    _import(_real("elixir_rdm/release-1.0.0-first-publication.json"), member)

    assert _refusal(_real("elixir_rdm/release-1.0.0.json"), member) == (
        "Release ELIXIR RDM Maturity Model 1.0.0 is here already, with other text. A release "
        "never changes: give the new text a number of its own, or compare the two with "
        "compare_releases."
    )
    assert Release.objects.count() == 1


def test_the_text_of_the_release_before_is_kept_under_its_new_number(member: Member) -> None:
    _import(_real("elixir_rdm/release-0.1.5.json"), member)

    report = _import(_real("elixir_rdm/release-1.0.0-first-publication.json"), member)

    assert report.remarks == (
        "The text is that of release 0.1.5, unchanged. It is kept all the same.",
        "Since 0.1.5: No change to the wording.",
    )
    assert Release.objects.count() == 2


def test_an_import_names_what_a_release_lost(member: Member) -> None:
    _import(_real("elixir_rdm/release-1.0.0.json"), member)

    report = _import(_real("elixir_rdm/release-1.1.0.json"), member)

    assert report.remarks == (
        "Since 1.0.0: Passages: 1 reworded, 3 retired. 3 levels removed, 4 groups renamed.",
        "Levels that are gone: technical-research-infrastructure, level 2; "
        "technical-research-infrastructure, level 3; technical-research-infrastructure, level 4.",
    )


def test_checking_stores_nothing(member: Member) -> None:
    report = check_release(as_file(plain_release()))

    assert (report.is_new, report.release) == (True, None)
    assert not Model.objects.exists()


@pytest.mark.parametrize(
    ("last", "number"), [("1.10", "1.9"), ("1.0", "0.9.9"), ("2", "1.99.99"), ("1.0.1", "1.0")]
)
def test_a_lower_number_is_refused(member: Member, last: str, number: str) -> None:
    make_release(last, own=False)

    assert _refusal(plain_release(number, name=FOREIGN), member) == (
        f"{number} is lower than {last}, the last release here. "
        "Releases come in the order of their numbers."
    )


@pytest.mark.parametrize(
    ("last", "number"), [("1.9", "1.10"), ("1.0", "1.0.0"), ("2.0", "2024-draft"), ("b", "a")]
)
def test_higher_numbers_and_words_are_taken(member: Member, last: str, number: str) -> None:
    make_release(last, own=False)

    assert _import(plain_release(number, name=FOREIGN), member).is_new


def test_a_renamed_model_is_joined_by_its_slug(member: Member) -> None:
    model = make_release("1.0", own=False).model

    report = _import(plain_release("1.1", name="Called otherwise"), member, slug=model.slug)

    assert report.release is not None
    assert (report.release.model, report.content["model"]["name"]) == (model, "Called otherwise")


def test_an_unknown_slug_is_refused(member: Member) -> None:
    assert _refusal(plain_release(), member, slug="no-such") == (
        "There is no model no-such to add to."
    )


def test_there_is_one_own_model_only(member: Member) -> None:
    make_release("1.0")

    assert _refusal(plain_release(name=FOREIGN), member, is_own=True) == (
        "The site's own model is A model of ours. It has only one."
    )


def test_another_model_never_becomes_the_own_one(member: Member) -> None:
    make_release("1.0", own=False)

    assert _refusal(plain_release("1.1", name=FOREIGN), member, is_own=True) == (
        "A model of others is held as another model already."
    )


def test_models_whose_names_give_one_slug_get_two(member: Member) -> None:
    for name in ("A model!", "A model?", "A  model"):
        _import(plain_release(name=name), member)

    slugs = Model.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["a-model", "a-model-2", "a-model-3"]


def test_a_name_without_letters_of_ours_still_gets_an_address(member: Member) -> None:
    release = _import(plain_release(name="成熟度"), member).release

    assert release is not None
    assert release.model.slug == "model"


def test_a_faulty_file_leaves_nothing(member: Member) -> None:
    plain = plain_release()
    plain["groups"][0]["dimensions"][0]["levels"][1]["number"] = 1

    with pytest.raises(FaultyFileError):
        _import(plain, member)

    assert not Model.objects.exists()


def test_an_import_that_breaks_off_leaves_nothing(member: Member) -> None:
    @receiver(release_frozen)
    def break_off(**_: Any) -> None:
        raise KeyboardInterrupt

    try:
        with pytest.raises(KeyboardInterrupt):
            _import(plain_release(), member)
    finally:
        release_frozen.disconnect(break_off)

    assert not Model.objects.exists()
    assert not Dimension.objects.exists()
