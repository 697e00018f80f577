"""Rows of the library that cannot be: the database refuses them, whoever writes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from library.models import (
    Action,
    ActionVote,
    CoAuthor,
    Edition,
    EditionTag,
    Merge,
    NotMine,
    Recheck,
    Suggestion,
    Transition,
    UseReport,
)
from tests.factories.library import (
    LISTED_AT,
    ActionFactory,
    ActionVoteFactory,
    CoAuthorFactory,
    SuggestionFactory,
    TagFactory,
    UseReportFactory,
)
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


def _refused(write: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "published"},
        {"state": "submitted", "submitted_at": None},
        {"state": "listed", "listed_at": None},
        {"state": "retired", "listed_by": None},
        {"state": "merged", "slug": None},
        {"state": "listed", "current_edition": None},
    ],
    ids=str,
)
def test_the_database_refuses_an_action_that_cannot_be(broken: dict[str, Any]) -> None:
    draft = ActionFactory()
    whole = {"slug": "an-action", "listed_at": LISTED_AT, "listed_by": draft.author}
    rows = Action.objects.filter(pk=draft.pk)

    assert _refused(lambda: rows.update(**{**whole, **broken}))
    assert not _refused(lambda: rows.update(**whole, state="listed"))


def test_the_database_refuses_an_imported_action_twice() -> None:
    same = {"key": "a-list", "source_url": "https://example.org/a"}
    ActionFactory(**same)

    assert _refused(lambda: ActionFactory(**same))
    assert not _refused(lambda: ActionFactory(**{**same, "key": "another"}))


@pytest.mark.parametrize(("from_level", "to_level"), [(2, 2), (3, 2), (9, 10)])
def test_the_database_refuses_a_step_that_cannot_be(from_level: int, to_level: int) -> None:
    edition = Edition.objects.get(action=ActionFactory())

    assert _refused(
        lambda: Transition.objects.create(edition=edition, from_level=from_level, to_level=to_level)
    )


@pytest.mark.parametrize("names_a_dimension", [True, False])
def test_the_database_refuses_a_step_twice(names_a_dimension: bool) -> None:
    named = make_release().dimensions.get().dimension if names_a_dimension else None
    action = ActionFactory(transitions=[(named, 1, 2)])
    edition = Edition.objects.get(action=action)

    assert _refused(
        lambda: Transition.objects.create(
            edition=edition, dimension=named, from_level=1, to_level=2
        )
    )


@pytest.mark.parametrize("band", ["effort", "cost", "time_to_effect"])
def test_the_database_refuses_a_band_that_nobody_knows(band: str) -> None:
    assert _refused(lambda: ActionFactory(**{band: "lots"}))


def test_the_database_refuses_a_second_text_of_one_number() -> None:
    action = ActionFactory()
    text = {"action": action, "written_by": action.author, "written_at": LISTED_AT}

    assert _refused(lambda: Edition.objects.create(**text, number=1))
    assert not _refused(lambda: Edition.objects.create(**text, number=2, kind="editorial"))


@pytest.mark.parametrize(
    "broken",
    [
        {"number": 2, "kind": "better"},
        {"number": 2, "kind": "first"},
        {"number": None, "kind": "first"},
        {"number": 1, "kind": "editorial"},
        {"number": None, "kind": "editorial", "frozen_at": LISTED_AT},
        {"number": 2, "kind": "substantive", "change_note": ""},
    ],
    ids=str,
)
def test_the_database_refuses_an_edition_that_cannot_be(broken: dict[str, Any]) -> None:
    action = ActionFactory()
    action.editions.update(number=3, kind="editorial")  # so that number 1 is free
    text = {"action": action, "written_by": action.author, "written_at": LISTED_AT}
    whole = {**text, "number": 2, "kind": "editorial", "frozen_at": None}

    assert _refused(lambda: Edition.objects.create(**{**whole, **broken}))
    assert not _refused(lambda: Edition.objects.create(**whole))


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "liked"},
        {"decided_at": LISTED_AT},
        {"state": "declined", "why": "No."},
        {"state": "declined", "why": "", "decided": True},
        {"state": "declined", "why": "No.", "by_own": True},
        {"state": "withdrawn", "decided": True},
    ],
    ids=str,
)
def test_the_database_refuses_a_suggestion_that_cannot_be(broken: dict[str, Any]) -> None:
    made = SuggestionFactory()
    rows = Suggestion.objects.filter(pk=made.pk)
    if broken.pop("decided", False):
        broken |= {"decided_by": made.action.author, "decided_at": LISTED_AT}
    if broken.pop("by_own", False):
        broken |= {"decided_by": made.by, "decided_at": LISTED_AT}

    assert _refused(lambda: rows.update(**broken))


def test_the_database_refuses_that_somebody_accepts_their_own() -> None:
    made = SuggestionFactory()
    Edition.objects.filter(pk=made.edition_id).update(number=2, frozen_at=LISTED_AT)
    rows = Suggestion.objects.filter(pk=made.pk)
    accepted = {"state": "accepted", "decided_at": LISTED_AT}

    assert _refused(lambda: rows.update(**accepted, decided_by=made.by))
    assert not _refused(lambda: rows.update(**accepted, decided_by=made.action.author))


@pytest.mark.parametrize(
    "broken",
    [
        {"reason": "x" * 501},
        {"hidden_at": LISTED_AT},
        {"hidden_at": LISTED_AT, "hidden_by": True, "hidden_why": ""},
    ],
    ids=", ".join,
)
def test_the_database_refuses_a_reason_that_cannot_be(broken: dict[str, Any]) -> None:
    vote = ActionVoteFactory()
    if "hidden_by" in broken:
        broken |= {"hidden_by": vote.member}

    assert _refused(lambda: ActionVote.objects.update(**broken))


def test_the_database_refuses_a_co_author_twice_or_before_the_invitation() -> None:
    co_author = CoAuthorFactory()
    early = LISTED_AT - timedelta(days=1)

    assert _refused(lambda: CoAuthorFactory(action=co_author.action, member=co_author.member))
    assert _refused(lambda: CoAuthor.objects.update(accepted_at=early))


def test_the_database_refuses_a_tag_twice() -> None:
    edition, tag = ActionFactory().current_edition, TagFactory()
    EditionTag.objects.create(content_object=edition, tag=tag)

    assert _refused(lambda: EditionTag.objects.create(content_object=edition, tag=tag))


def test_the_database_refuses_a_report_that_cannot_be() -> None:
    report = UseReportFactory()
    again = {"action": report.action, "council": report.council}

    assert _refused(lambda: UseReportFactory(**again))
    assert _refused(lambda: UseReport.objects.update(outcome="splendid"))


@pytest.mark.parametrize("broken", [{"assigned_at": LISTED_AT}, {"assigned_at": None}], ids=str)
def test_the_database_refuses_an_action_assigned_by_halves(broken: dict[str, Any]) -> None:
    action = ActionFactory()
    rows = Action.objects.filter(pk=action.pk)
    to = None if broken["assigned_at"] else action.author

    assert _refused(lambda: rows.update(assigned_to=to, **broken))
    assert not _refused(lambda: rows.update(assigned_to=action.author, assigned_at=LISTED_AT))


def test_the_database_refuses_a_part_of_itself() -> None:
    action = ActionFactory()

    assert _refused(lambda: Action.objects.filter(pk=action.pk).update(split_from=action))


def _merge(**given: Any) -> Merge:
    whole = {"by": given["duplicate"].author, "at": LISTED_AT, "why": "The same."}
    return Merge.objects.create(**{**whole, **given})


def test_the_database_refuses_a_merge_that_cannot_be() -> None:
    duplicate, other = ActionFactory(merged=True), ActionFactory(listed=True)
    last = ActionFactory(listed=True)
    merge = _merge(duplicate=duplicate, into=other)
    rows = Merge.objects.filter(pk=merge.pk)
    undone = {"undone_at": LISTED_AT, "undone_by": duplicate.author, "undone_why": "They differ."}

    assert _refused(lambda: _merge(duplicate=duplicate, into=last))
    assert _refused(lambda: _merge(duplicate=other, into=other))
    assert _refused(lambda: rows.update(undone_at=LISTED_AT))
    assert _refused(lambda: rows.update(**{**undone, "undone_why": ""}))
    assert not _refused(lambda: rows.update(**undone))
    assert not _refused(lambda: _merge(duplicate=duplicate, into=last))


def test_the_database_refuses_a_vote_carried_from_its_own_action() -> None:
    vote = ActionVoteFactory()
    rows = ActionVote.objects.filter(pk=vote.pk)

    assert _refused(lambda: rows.update(merged_from=vote.action))


def test_the_database_refuses_not_mine_twice() -> None:
    vote = ActionVoteFactory()
    given = {"action": vote.action, "member": vote.member}
    NotMine.objects.create(**given)

    assert _refused(lambda: NotMine.objects.create(**given))


def _recheck() -> tuple[dict[str, Any], Recheck]:
    release = make_release()
    dimension = release.dimensions.get().dimension
    given = {"action": ActionFactory(listed=True), "release": release, "dimension": dimension}
    return given, Recheck.objects.create(**given, created_at=LISTED_AT)


def test_the_database_refuses_a_recheck_that_cannot_be() -> None:
    given, recheck = _recheck()
    rows = Recheck.objects.filter(pk=recheck.pk)
    by = given["action"].author

    assert _refused(lambda: Recheck.objects.create(**given, created_at=LISTED_AT))
    assert _refused(lambda: rows.update(settled_at=LISTED_AT, settled_by=by))
    assert _refused(lambda: rows.update(settled_at=LISTED_AT, settled_by=by, outcome="perhaps"))
    assert _refused(lambda: rows.update(outcome="kept"))
