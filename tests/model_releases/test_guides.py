"""The guide that a release comes with: in its document, its rows, its working copy and its hash."""

import json
from pathlib import Path
from typing import Any

import pytest

from community.models import Member
from model_releases.canonical import uids
from model_releases.canonical.content import content_faults, content_sha256, have_equal_text
from model_releases.canonical.document import document
from model_releases.canonical.plain import Origin, plain_to_content
from model_releases.models import Release, ReleaseGuide, ReleasePage
from model_releases.operations import check_release, import_release, verify_release
from model_releases.operations.drafting import content_of_copy
from model_releases.operations.freezing import freeze_release
from model_releases.operations.gate import GateError
from model_releases.operations.snapshot import snapshot_of
from tests.factories.community import LONG_AGO
from tests.factories.model_releases import make_release, plain_release
from tests.factories.working_copies import approve_all, change, make_maintainer, make_working_copy

GUIDE = "## Who judges\n\nThree people.  \n"
FIXTURE = Path(__file__).parent.parent / "fixtures" / "elixir_rdm" / "release-1.1.0.json"


def _content(**more: Any) -> dict[str, Any]:
    origin = Origin(uids.model_uid("A model of ours"))
    return {**plain_to_content(plain_release(), origin=origin), **more}


def _texts() -> list[str]:
    return list(ReleaseGuide.objects.order_by("pk").values_list("text", flat=True))


@pytest.mark.parametrize("more", [{}, {"guide": ""}, {"guide": GUIDE}], ids=str)
def test_a_content_may_have_a_guide_or_an_empty_one_or_none(more: dict[str, str]) -> None:
    assert content_faults(_content(**more)) == []


@pytest.mark.parametrize(
    ("guide", "fault"),
    [
        (None, "content.guide: must be text, and is null."),
        ("x" * 200_001, "content.guide: has 200,001 characters. 200,000 is the most."),
    ],
    ids=["null", "long"],
)
def test_a_guide_is_text_and_no_longer_than_other_texts(guide: Any, fault: str) -> None:
    assert [str(one) for one in content_faults(_content(guide=guide))] == [fault]


@pytest.mark.django_db
def test_a_release_without_a_guide_has_the_hash_it_had_before_there_were_guides() -> None:
    checked = check_release(FIXTURE.read_bytes())

    assert checked.content_sha256 == (
        "8c30e63e7459ecbfbcb8a0ad26be6352abab42b34049d60545ec332b48264f9d"
    )


def test_a_guide_is_covered_by_the_hash_and_is_part_of_the_text() -> None:
    without, with_one, other = _content(), _content(guide=GUIDE), _content(guide="Other.")

    assert len({content_sha256(one) for one in (without, with_one, other)}) == 3
    assert not have_equal_text(without, with_one)
    assert not have_equal_text(with_one, other)
    assert have_equal_text(without, _content(guide=" \n"))


@pytest.mark.django_db
def test_an_imported_guide_is_kept_to_the_letter() -> None:
    release = make_release("1.0", guide=GUIDE)

    assert (_texts(), json.loads(release.content)["guide"]) == ([GUIDE], GUIDE)
    assert release.guide_url() == "/model/1.0/guide/"
    verify_release(release)


@pytest.mark.django_db
def test_an_empty_guide_is_none_but_its_document_stays_as_it_came(member: Member) -> None:
    raw = document(_content(guide=""), {"statement": "", "source_url": ""})

    release = import_release(raw, by=member, at=LONG_AGO).release

    assert release is not None
    assert (_texts(), release.guide_url()) == ([], "")
    assert verify_release(release).raw == raw


@pytest.mark.django_db
def test_a_working_copy_begins_with_the_guide_of_its_base() -> None:
    with_one = make_working_copy(make_release("1.0", guide=GUIDE))
    without = make_working_copy(make_release("1.0", own=False))

    assert [page.guide for page in (with_one, without)] == [GUIDE, ""]
    assert content_of_copy(snapshot_of(with_one))["guide"] == GUIDE
    assert "guide" not in content_of_copy(snapshot_of(without))


@pytest.mark.django_db
def test_a_draft_from_before_there_were_guides_has_none() -> None:
    working = make_working_copy()
    revision = working.latest_revision
    del revision.content["guide"]
    revision.save()

    assert "guide" not in content_of_copy(snapshot_of(working))


def _rewritten(guide: str) -> tuple[ReleasePage, Member]:
    """A working copy in which the guide alone was written, and who wrote it."""
    writer = make_maintainer()
    working = make_working_copy(make_release("1.0", guide=GUIDE), by=writer)
    return change(working, by=writer, guide=guide), writer


@pytest.mark.django_db
def test_a_guide_that_nobody_else_approved_is_not_frozen() -> None:
    working, writer = _rewritten("## Who judges\n\nFour people.\n")

    with pytest.raises(GateError, match="is not approved: written by"):
        freeze_release(working, by=writer, at=LONG_AGO)

    assert (Release.objects.count(), _texts()) == (1, [GUIDE])


@pytest.mark.django_db
def test_a_guide_changed_after_its_approval_is_not_frozen() -> None:
    working, writer = _rewritten("## Who judges\n\nFour people.\n")
    approve_all(working, by=make_maintainer())
    change(working, by=writer, guide="## Who judges\n\nNobody.\n")

    with pytest.raises(GateError, match="is not approved: written by"):
        freeze_release(working, by=writer, at=LONG_AGO)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "kept"),
    [("## Who judges\n\nFour.\n", [GUIDE, "## Who judges\n\nFour.\n"]), (" \n", [GUIDE])],
    ids=["another", "emptied"],
)
def test_an_approved_guide_is_frozen_though_nothing_else_changed(
    written: str, kept: list[str]
) -> None:
    working, writer = _rewritten(written)
    approve_all(working, by=make_maintainer())

    release = freeze_release(working, by=writer, at=LONG_AGO)

    verify_release(release)
    assert _texts() == kept
