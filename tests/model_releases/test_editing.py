"""Editing by others: one passage of the latest draft, all else kept."""

import uuid

import pytest

from model_releases.models import Authorship
from model_releases.operations.editing import (
    ClosedWorkingCopyError,
    NoSuchPassageError,
    offer_edit,
    page_with_passage,
)
from model_releases.operations.opening import set_aside
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    change,
    make_maintainer,
    make_working_copy,
    page_of,
    passage_uids,
)

pytestmark = pytest.mark.django_db


def _texts(page: object) -> list[str]:
    levels = page.levels  # type: ignore[attr-defined]  # any dimension page
    return [one.value["text"] for level in levels for one in level.value["passages"]]


def test_an_offered_edit_is_a_draft_by_who_offered_it() -> None:
    working, by = make_working_copy(), MemberFactory()
    page = page_of(working)
    uid = passage_uids(page)[1]

    revision = offer_edit(page, passage_uid=uuid.UUID(uid), text="As\r\noffered.", by=by)

    again = page_of(working)
    texts = ["Data as it is at level 1.", "As\noffered.", "Data as it is at level 3."]
    assert (revision.user, again.live, _texts(again)) == (by, False, texts)
    assert passage_uids(again) == passage_uids(page)


def test_two_edits_of_one_page_are_both_kept() -> None:
    working, by = make_working_copy(), MemberFactory()
    page = page_of(working)
    first, _, third = passage_uids(page)

    offer_edit(page, passage_uid=uuid.UUID(first), text="One.", by=by)
    offer_edit(page, passage_uid=uuid.UUID(third), text="Three.", by=by)

    assert _texts(page_of(working)) == ["One.", "Data as it is at level 2.", "Three."]


def test_who_offers_an_edit_is_its_writer() -> None:
    working, by = make_working_copy(), MemberFactory()
    page = page_of(working)

    offer_edit(page, passage_uid=uuid.UUID(passage_uids(page)[0]), text="One.", by=by)

    written = Authorship.objects.filter(page_id=page.pk).written()
    assert list(written.values_list("author", flat=True)) == [by.pk]


def test_a_passage_is_found_on_its_page() -> None:
    working = make_working_copy(make_release("1.0", ["data", "delivery"]))
    page = page_of(working, "delivery")

    found = page_with_passage(working, uuid.UUID(passage_uids(page)[0]))

    assert (found, page_with_passage(working, uuid.uuid4())) == (page, None)


def test_a_passage_that_is_not_there_is_not_edited() -> None:
    page = page_of(make_working_copy())

    with pytest.raises(NoSuchPassageError, match="“Data” has no passage"):
        offer_edit(page, passage_uid=uuid.uuid4(), text="One.", by=MemberFactory())


def test_a_closed_working_copy_is_not_edited() -> None:
    working = make_working_copy()
    page = page_of(working)
    set_aside(working, by=make_maintainer(), at=LONG_AGO)

    with pytest.raises(ClosedWorkingCopyError, match="closed"):
        offer_edit(
            page, passage_uid=uuid.UUID(passage_uids(page)[0]), text="One.", by=MemberFactory()
        )


def test_an_edit_keeps_what_another_draft_changed() -> None:
    working, by = make_working_copy(), MemberFactory()
    change(page_of(working), by=by, name="Data and evidence")
    page = page_of(working)

    offer_edit(page, passage_uid=uuid.UUID(passage_uids(page)[0]), text="One.", by=by)

    assert page_of(working).name == "Data and evidence"
