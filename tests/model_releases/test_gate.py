"""The gate before a release lists everything wrong, and where to mend it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from model_releases.models import ReleasePage
from model_releases.operations.gate import GateFault, faults_of
from model_releases.signals import faults_asked
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    approve,
    approve_all,
    change,
    make_maintainer,
    make_working_copy,
    page_of,
    passage_uids,
    reword,
)

pytestmark = pytest.mark.django_db
NOT_APPROVED = "is not approved"


def _sentences(working: ReleasePage) -> list[str]:
    """What the gate says, but for texts that are not approved yet."""
    return [one.sentence for one in faults_of(working) if NOT_APPROVED not in one.sentence]


def _reworded(number: str, before: str = "1.0", extent: str = "substantive") -> list[str]:
    working = make_working_copy(make_release(before), number)
    reword(working, by=make_maintainer(), extent=extent)
    return _sentences(working)


def _levels(page: Any) -> list[dict[str, Any]]:
    levels: list[dict[str, Any]] = page.levels.get_prep_value()
    return levels


def test_nothing_is_wrong_with_what_was_reworded_and_approved() -> None:
    writer, approver = make_maintainer(), make_maintainer()
    working = make_working_copy(by=writer)
    reword(working, by=writer)

    approve_all(working, by=approver)

    assert faults_of(working) == []


def test_equal_text_is_no_release() -> None:
    assert _sentences(make_working_copy()) == ["Nothing has changed since release 1.0."]


def test_a_fault_leads_to_the_page_where_it_is_mended() -> None:
    working = make_working_copy()
    page = reword(working, by=make_maintainer(display_name="Ann"))

    said = "“Data” is not approved: written by Ann. Hand it in; another maintainer approves it."
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert GateFault(said, address) in faults_of(working)


def test_a_rewording_says_how_far_it_goes() -> None:
    said = "Say how far “Data as it is at level 1.…” of “Data”, level 1, was reworded."

    assert [
        one.replace("Reworded.", "Data as it is at level 1.") for one in _reworded("2.0", extent="")
    ] == [said]


def test_punctuation_alone_needs_no_saying() -> None:
    working = make_working_copy(number="1.1")

    reword(working, "Data as it is, at level 1.", by=make_maintainer(), extent="")

    assert _sentences(working) == []


@pytest.mark.parametrize(
    ("before", "number"), [("1.0", "1.1"), ("1.1", "1.1.1"), ("0.2", "0.2.1"), ("2.3", "2.4")]
)
def test_a_change_of_substance_needs_a_big_enough_number(before: str, number: str) -> None:
    (sentence,) = _reworded(number, before)

    assert sentence.startswith(f"{number} is too small a step from {before}")


@pytest.mark.parametrize(("before", "number"), [("1.4", "2.0"), ("0.1", "0.2"), ("0.9", "1.0")])
def test_below_1_the_second_figure_counts_as_the_first(before: str, number: str) -> None:
    assert _reworded(number, before) == []


@pytest.mark.parametrize("extent", ["editorial", "clarified"])
def test_a_smaller_change_fits_any_number(extent: str) -> None:
    assert _reworded("1.0.1", extent=extent) == []


def test_every_cell_is_filled() -> None:
    working = make_working_copy(make_release("1.0", texts={("data", 2): ""}))

    assert "“Data”, level 2, has no wording, or an empty passage." in _sentences(working)


def test_a_level_is_not_lost() -> None:
    working = make_working_copy(make_release("1.0", ["data", "delivery"]))
    page = page_of(working)
    change(page, by=make_maintainer(), levels=_levels(page)[:2])

    assert "“Data” has lost level 3, which release 1.0 has." in _sentences(working)


def test_what_is_gone_must_be_explained() -> None:
    working = make_working_copy()
    page = page_of(working)
    gone = passage_uids(page)[2]
    change(page, by=make_maintainer(), levels=_levels(page)[:2])

    said = f"Say what became of “Data as it is at level 3.…” of “Data”, level 3, uid {gone}: "
    assert f"{said}retired, split or merged." in _sentences(working)


def test_a_dimension_that_is_gone_must_be_explained() -> None:
    working = make_working_copy(make_release("1.0", ["data", "delivery"]))
    page = page_of(working, "delivery")
    page.delete()
    change(working, by=make_maintainer(), groups=_groups("data"))

    told = _sentences(working)

    assert any(f"the dimension “Delivery” uid {page.uid}: " in one for one in told)


def test_a_retired_dimension_takes_its_passages_along() -> None:
    working = make_working_copy(make_release("1.0", ["data", "delivery"]))
    page = page_of(working, "delivery")
    page.delete()
    said = _statement("retired", page.uid, element="dimension")
    change(working, by=make_maintainer(), groups=_groups("data"), lineage=[said])

    assert _sentences(working) == []


def _groups(*codes: str) -> list[dict[str, Any]]:
    return [{"type": "group", "value": {"name": "Everything", "dimensions": "\n".join(codes)}}]


def _statement(what: str, uid: object, *to: str, element: str = "passage") -> dict[str, Any]:
    value = {"element": element, "what": what, "from_uid": str(uid), "to_uids": "\n".join(to)}
    return {"type": "statement", "value": {**value, "note": ""}}


@pytest.mark.parametrize(
    ("what", "to", "says"),
    [
        (
            "retired",
            [],
            "is “retired”, but it still stands here, or the statement leads somewhere.",
        ),
        ("split", ["itself"], "is “split”: name two uids or more."),
        ("merged", [], "is “merged”: name the one uid it went into."),
        ("merged", ["nowhere"], "leads to nowhere, which does not stand here."),
    ],
)
def test_a_statement_that_cannot_be_is_refused(what: str, to: list[str], says: str) -> None:
    working = make_working_copy()
    page = page_of(working)
    uid = passage_uids(page)[0]
    ends = [uid if one == "itself" else one for one in to]
    change(page, by=make_maintainer(), became=[_statement(what, uid, *ends)])

    assert f"What became of passage {uid} {says}" in _sentences(working)


def test_a_statement_about_nothing_is_refused() -> None:
    working = make_working_copy()
    nowhere = "00000000-0000-4000-8000-000000000000"
    change(page_of(working), by=make_maintainer(), became=[_statement("retired", nowhere)])

    said = f"What became of passage {nowhere} is stated, but the last release has no such element."
    assert said in _sentences(working)


def test_repeated_uids_are_named_with_both_pages() -> None:
    working = make_working_copy(make_release("1.0", ["data", "delivery"]))
    uid = passage_uids(page_of(working))[0]
    page = page_of(working, "delivery")
    levels = _levels(page)
    levels[0]["value"]["passages"][0]["id"] = uid
    _save_unchecked(page, levels)

    (sentence,) = _sentences(working)
    assert sentence.startswith(f"The uid {uid} stands more than once, in “Data” and “Delivery”.")


def _save_unchecked(page: Any, levels: list[dict[str, Any]]) -> None:
    """As code can that asks no form."""
    page.levels = levels
    page.save_revision(user=make_maintainer(), clean=False)


def test_groups_list_every_page_once() -> None:
    working = make_working_copy(make_release("1.0", ["data", "delivery"]))
    change(working, by=make_maintainer(), groups=_groups("data", "data", "design"))

    assert _sentences(working) == [
        "The groups list “data” more than once.",
        "The groups list “design”, but there is no page with that code.",
        "No group lists “Delivery” (code “delivery”).",
    ]


def test_a_number_that_was_taken_meanwhile_is_refused() -> None:
    working = make_working_copy(number="2.0")
    reword(working, by=make_maintainer())
    make_release("2.0", texts={("data", 2): "Another's."})

    assert "A model of ours has a release 2.0 already. Choose a number that is free." in _sentences(
        working
    )


def test_what_the_format_refuses_is_said_too() -> None:
    working = make_working_copy()
    reword(working, by=make_maintainer())
    change(working, by=make_maintainer(), rule={"method": "luck"})

    assert any(one.startswith("content.rule") for one in _sentences(working))


def test_upper_apps_are_asked() -> None:
    fault = GateFault("A last call is open.", "/proposals/1/")

    def answer(sender: object, **_: object) -> list[GateFault]:
        return [fault]

    working = make_working_copy()
    faults_asked.connect(answer)
    try:
        assert fault in faults_of(working)
    finally:
        faults_asked.disconnect(answer)


def test_an_older_base_needs_approval_of_its_old_texts() -> None:
    old = make_release("1.0", ["data", "delivery"])
    make_release("1.1", ["data", "delivery"], texts={("data", 1): "Newer words."})
    opener = make_maintainer(display_name="Olga")

    told = [one.sentence for one in faults_of(make_working_copy(old, by=opener))]

    assert any("“Data” is not approved: written by Olga." in one for one in told)
    assert not any("“Delivery” is not" in one for one in told)


def test_going_back_to_an_older_text_needs_two_again() -> None:
    writer, approver = make_maintainer(display_name="Wim"), make_maintainer()
    working = make_working_copy(by=writer)
    first = reword(working, "First.", by=writer)
    approve(first, by=approver)
    approve(reword(working, "Second.", by=writer), by=approver)

    reword(working, "First.", by=writer)

    assert any("“Data” is not approved: written by Wim." in f.sentence for f in faults_of(working))


def test_the_list_costs_the_same_with_one_dimension_and_with_three() -> None:
    one = make_working_copy(make_release("1.0", ["data"]))
    three = make_working_copy(make_release("1.0", ["data", "design", "culture"], own=False))

    assert _queries(one) == _queries(three)


def _queries(working: ReleasePage) -> int:
    with CaptureQueriesContext(connection) as asked:
        faults_of(working)
    return len(asked)
