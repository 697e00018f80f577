"""Freezing: what was approved becomes a release, whole, and only that."""

import json
from typing import Any

import pytest
from django.test import Client

from model_releases.canonical.signing import fingerprint
from model_releases.models import LineageLink, Release, WorkingCopy
from model_releases.operations import verify_release
from model_releases.operations.freezing import freeze_release
from model_releases.operations.gate import GateError
from model_releases.operations.opening import open_working_copy, set_aside
from model_releases.signals import ReleaseNote, credits_asked, release_frozen
from tests.factories.community import LONG_AGO
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    approve_all,
    change,
    freeze,
    make_maintainer,
    make_working_copy,
    page_of,
    passage_uids,
    reword,
)

pytestmark = pytest.mark.django_db
KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"


def _lineage(release: Release) -> list[tuple[str, str, str]]:
    return list(release.lineage.order_by("pk").values_list("element", "what", "extent"))


def test_an_approved_working_copy_becomes_a_release_that_verifies() -> None:
    release = Release.objects.get(pk=freeze().pk)

    verify_release(release)
    told = (release.number, release.origin, release.is_sealed, release.events.get().what)
    assert told == ("2.0", "frozen", True, "frozen")


def test_every_element_has_its_lineage() -> None:
    assert _lineage(freeze()) == [
        ("dimension", "same", ""),
        ("passage", "reworded", "substantive"),
        ("passage", "same", ""),
        ("passage", "same", ""),
    ]


def test_its_pages_and_files_are_there(client: Client) -> None:
    freeze()

    addresses = ("2.0/", "2.0/data/", "2.0.json", "1.0/compare/2.0/", "1.0/compare/2.0.json")
    assert [client.get(f"/model/{one}").status_code for one in addresses] == [200] * 5


def test_it_is_chained_to_the_release_before_it() -> None:
    before = make_release("1.0")

    release = freeze(base=before)

    chained = json.loads(release.content)["previous_content_sha256"]
    assert (release.parent, chained) == (before, before.content_sha256)


def test_it_is_signed_when_there_is_a_key() -> None:
    writer, approver = make_maintainer(), make_maintainer()
    working = make_working_copy(by=writer)
    reword(working, by=writer)
    approve_all(working, by=approver)

    release = freeze_release(working, by=approver, at=LONG_AGO, signing_key=KEY)

    document = verify_release(release)
    assert document.signature is not None
    assert document.key_fingerprint == fingerprint(document.signature["public_key"])


def test_the_next_is_built_from_it() -> None:
    second = freeze()

    third = freeze("3.0", second, "Reworded again.")

    assert (third.parent, _lineage(third)[1]) == (second, ("passage", "reworded", "substantive"))


def test_what_is_not_approved_is_not_frozen() -> None:
    working = make_working_copy()
    reword(working, by=make_maintainer())

    with pytest.raises(GateError, match="is not approved"):
        freeze_release(working, by=make_maintainer(), at=LONG_AGO)

    assert Release.objects.count() == 1


def test_frozen_twice_gives_one_release_and_one_sentence() -> None:
    release = freeze()
    working = WorkingCopy.objects.get(frozen_as=release).page

    with pytest.raises(GateError) as refusal:
        freeze_release(working, by=make_maintainer(), at=LONG_AGO)

    said = "It has been frozen already, as A model of ours 2.0."
    assert [one.sentence for one in refusal.value.faults] == [said]


def test_what_was_set_aside_is_not_frozen() -> None:
    working = make_working_copy()
    set_aside(working, by=make_maintainer(), at=LONG_AGO)

    with pytest.raises(GateError, match="set aside"):
        freeze_release(working, by=make_maintainer(), at=LONG_AGO)


def test_upper_apps_hear_of_it_inside_the_transaction() -> None:
    heard: list[tuple[str, bool]] = []

    def hear(sender: object, release: Release, **_: object) -> None:
        heard.append((release.number, release.is_sealed))

    make_release("1.0")
    release_frozen.connect(hear)
    try:
        freeze(base=Release.objects.get())
    finally:
        release_frozen.disconnect(hear)

    assert heard == [("2.0", True)]


def test_notes_hold_decisions_and_credits_hold_names() -> None:
    note = ReleaseNote("Say it plainly", "12", "/proposals/12/", credit="Ann Author")

    def answer(sender: object, **_: object) -> list[ReleaseNote]:
        return [note]

    credits_asked.connect(answer)
    try:
        release = freeze()
    finally:
        credits_asked.disconnect(answer)

    statement = json.loads(release.attributions.get().content)["statement"]
    assert release.notes == "- Say it plainly (proposal 12, /proposals/12/)"
    assert statement == "Those who wrote it\n\nWith thanks to Ann Author."
    assert "Ann Author" not in release.content


def _split_first(working: Any, *, by: Any) -> tuple[str, str]:
    """The first passage becomes two: itself, and a new one."""
    page = page_of(working)
    levels = page.levels.get_prep_value()
    uid, other = passage_uids(page)[0], "11111111-1111-4111-8111-111111111111"
    half = {"facet": "", "text": "The other half.", "extent": ""}
    levels[0]["value"]["passages"].append({"type": "passage", "value": half, "id": other})
    said = {"element": "passage", "what": "split", "from_uid": uid, "to_uids": f"{uid}\n{other}"}
    became = [{"type": "statement", "value": {**said, "note": "Two things were one."}}]
    change(page, by=by, levels=levels, became=became)
    return uid, other


def test_a_split_is_told_as_its_editors_said() -> None:
    writer, approver = make_maintainer(), make_maintainer()
    working = make_working_copy(by=writer)
    uid, other = _split_first(working, by=writer)
    approve_all(working, by=approver)

    release = freeze_release(working, by=approver, at=LONG_AGO)

    links = LineageLink.objects.filter(release=release, what="split").order_by("pk")
    ends = [(str(one.from_uid), str(one.to_uid), one.note) for one in links]
    assert ends == [(uid, uid, "Two things were one."), (uid, other, "Two things were one.")]
    assert _lineage(release).count(("passage", "same", "")) == 2


def test_a_release_of_a_foreign_shape_is_frozen_too() -> None:
    base = make_release("1.0", ["data", "delivery"], levels=[0, 2, 3], own=False)

    release = freeze("2.0", base)

    verify_release(Release.objects.get(pk=release.pk))
    assert release.model == base.model


def test_imports_into_a_model_frozen_here_are_refused() -> None:
    freeze()

    with pytest.raises(ValueError, match="frozen too, not imported"):
        make_release("3.0", texts={("data", 1): "Smuggled."})


def test_a_frozen_copy_makes_room_for_the_next() -> None:
    release = freeze()

    working = open_working_copy(release, number="3.0", by=make_maintainer(), at=LONG_AGO)

    assert WorkingCopy.objects.open().get().page == working
