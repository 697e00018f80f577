"""Importing actions: all or nothing, every fault at once, twice adds nothing, never half seen."""

from typing import Any

import pytest
from django.db.models import Count
from django.utils import timezone

from community.models import Member
from library.models import Action, ActionEvent, ActionTally, Edition, Tag, Transition
from library.operations.batches import BatchLostError, remove_hidden, show, write_hidden
from library.operations.drafts import ActionDraft
from library.operations.importing import (
    Imported,
    NoModelError,
    RowsRefusedError,
    batch_for,
    import_actions,
    own_model,
)
from model_releases.models import Dimension, Release
from search.models import LatestChange
from tests.factories.library import ActionFactory, next_edition
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
AT = timezone.now()
ROW: dict[str, Any] = {
    "key": "a",
    "title": "Write the list",
    "summary": "Someone writes it.",
    "body_markdown": "",
    "tags": [],
    "transitions": [],
    "source_url": "https://example.org/",
    "licence": "CC0-1.0",
}


@pytest.fixture
def release(db: None) -> Release:
    return make_release("0.1", ["data", "design"], levels=[1, 2, 4])


@pytest.fixture
def system(release: Release) -> Member:
    return Member.objects.system()


def _faults(system: Member, *rows: dict[str, Any]) -> list[str]:
    with pytest.raises(RowsRefusedError) as refused:
        import_actions(rows, by=system, at=AT)
    assert not Action.objects.exists()
    return list(refused.value.sentences())


def test_listed_actions_are_public_frozen_counted_and_told_to_search(
    system: Member, curator: Member
) -> None:
    done = import_actions([ROW], by=system, listed_by=curator, at=AT)

    action = Action.objects.get()
    edition = Edition.objects.get()
    assert done == Imported(added=1, already_here=0)
    assert (action.state, action.slug, action.listed_by, action.author, action.listed_at) == (
        "listed",
        "write-the-list",
        curator,
        system,
        AT,
    )
    assert (action.current_edition, edition.frozen_at, edition.number) == (edition, AT, 1)
    assert ActionTally.objects.get().people == 0
    assert ActionEvent.objects.values_list("what", "by").get() == ("listed", curator.pk)
    assert LatestChange.objects.values_list("kind", "object_id").get() == ("action", action.pk)


def test_without_a_lister_actions_wait_without_an_address(system: Member) -> None:
    import_actions([ROW], by=system, at=AT)

    action = Action.objects.get()
    assert (action.state, action.slug, action.submitted_at) == ("submitted", None, AT)
    assert Edition.objects.get().frozen_at is None
    assert not LatestChange.objects.exists()


def test_every_field_that_a_row_may_have_is_kept(system: Member) -> None:
    given = {
        "description": "D\r\n",
        "quote": "Q",
        "quote_source": "QS",
        "why": "W",
        "implications": ["For staff: some."],
        "steps": ["First."],
        "resources": [{"name": "Form", "address": "https://example.org/f", "note": "p. 2"}],
        "check_list": ["Did it?"],
        "benefits": ["risk"],
        "effort": "days",
        "cost": "none",
        "time_to_effect": "month",
        "council_kinds": ["district"],
        "prerequisites": ["b"],
        "risk": "R",
        "leans_on": ["A standard"],
        "owner": "O",
        "last_reviewed_by": "Me",
        "beta": False,
    }
    days = {"last_reviewed_on": "2026-06-18", "next_review_due_on": "2027-06-18"}
    import_actions([{**ROW, **given, **days}], by=system, at=AT)

    edition = Edition.objects.get()
    assert {name: getattr(edition, name) for name in given} == given
    assert {name: getattr(edition, name).isoformat() for name in days} == days


def test_a_step_names_its_dimension_by_the_code_of_the_current_release(system: Member) -> None:
    steps = [
        {"dimension": "data", "from_level": 0, "to_level": 2, "strength": "some", "reason": "Why"},
        {"dimension": None, "from_level": 1, "to_level": 4},
    ]
    import_actions([{**ROW, "transitions": steps}], by=system, at=AT)

    data = Dimension.objects.get(wordings__code="data")
    columns = ("dimension", "from_level", "to_level", "strength", "reason", "position")
    assert list(Transition.objects.order_by("position").values_list(*columns)) == [
        (data.pk, 0, 2, "some", "Why", 0),
        (None, 1, 4, "strong", "", 1),
    ]


def test_tags_are_found_in_any_case_made_once_and_kept_apart_by_address(system: Member) -> None:
    Tag.objects.create(name="Data", slug="data-tag")
    rows = [
        {**ROW, "tags": ["data", "DATA", "C++", "C#"]},
        {**ROW, "key": "b", "tags": ["c++"]},
    ]
    import_actions(rows, by=system, at=AT)

    tags = Tag.objects.annotate(on=Count("taggings")).order_by("name")
    assert list(tags.values_list("name", "slug", "on")) == [
        ("C#", "c-2", 1),
        ("C++", "c", 2),
        ("Data", "data-tag", 1),
    ]


def test_addresses_are_never_given_twice_nor_to_reserved_words(
    system: Member, curator: Member
) -> None:
    ActionFactory(listed=True, slug="write-the-list")
    rows = [
        {**ROW, "key": str(number), "title": title}
        for number, title in enumerate(["Write the list", "Write the list!", "Propose", "データ"])
    ]
    import_actions(rows, by=system, listed_by=curator, at=AT)

    slugs = Action.objects.exclude(key="").order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["write-the-list-2", "write-the-list-3", "propose-2", "action"]


def test_twice_adds_nothing_and_a_longer_list_adds_what_is_new(system: Member) -> None:
    import_actions([ROW], by=system, at=AT)
    again = import_actions([ROW], by=system, at=AT)
    other = {**ROW, "source_url": "https://example.org/other"}
    more = import_actions([ROW, other], by=system, at=AT)

    assert (again, more) == (Imported(0, 1), Imported(1, 1))
    assert Action.objects.count() == 2


def test_what_comes_in_is_the_first_edition_and_edits_since_are_left_alone(
    system: Member, curator: Member
) -> None:
    import_actions([ROW], by=system, listed_by=curator, at=AT)
    next_edition(Action.objects.get(), "editorial", title="Edited since")

    import_actions([ROW], by=system, listed_by=curator, at=AT)

    editions = Edition.objects.order_by("number").values_list("number", "kind", "title")
    assert list(editions) == [(1, "first", ROW["title"]), (2, "editorial", "Edited since")]


def test_every_fault_of_every_row_is_named_at_once_and_nothing_is_stored(system: Member) -> None:
    wrong = {**ROW, "title": "x" * 121, "summary": " ", "effort": "big", "colour": "red"}
    steps = [
        {"dimension": "data", "from_level": 4, "to_level": 2},
        {"dimension": "data", "from_level": 2, "to_level": 2},
        {"dimension": "deta", "from_level": 1, "to_level": 2},
        {"dimension": "delivery", "from_level": 1, "to_level": 2},
        {"dimension": "data", "from_level": 2, "to_level": 3},
        {"dimension": None, "from_level": 1, "to_level": 2},
        {"dimension": None, "from_level": 1, "to_level": 2},
    ]
    second = {**ROW, "key": "b", "transitions": steps}
    missing = {name: value for name, value in ROW.items() if name != "licence"}

    assert _faults(system, wrong, second, ROW, ROW, missing) == [
        "Row 1, column “title”: has 121 characters. 120 is the most.",
        "Row 1, column “summary”: is empty. Fill it in.",
        "Row 1, column “effort”: “big” is not one of: days, weeks, months, year.",
        "Row 1, column “colour”: is not known here. Known: key, title, summary, body_markdown, "
        "tags, transitions, source_url, licence, description, quote, quote_source, why, "
        "implications, steps, resources, check_list, benefits, effort, cost, time_to_effect, "
        "council_kinds, prerequisites, risk, leans_on, owner, last_reviewed_on, "
        "last_reviewed_by, next_review_due_on, beta.",
        "Row 2, column “transitions”: “data:4>2” goes down. Write the lower level first.",
        "Row 2, column “transitions”: “data:2>2” goes nowhere. Write the level it leads to second.",
        "Row 2, column “transitions”: “deta:1>2” names no dimension of A model of ours. "
        "Did you mean “data”?",
        "Row 2, column “transitions”: “delivery:1>2” names no dimension of A model of ours. "
        "It has: data, design.",
        "Row 2, column “transitions”: “data:2>3” names level 3. A model of ours, Data has 1, 2, 4.",
        "Row 2, column “transitions”: “any:1>2” is given twice. Keep one of them.",
        "Row 3, column “key”: This key and source stand in row 1 too. "
        "Keep one, or give another key.",
        "Row 4, column “key”: This key and source stand in row 1 too. "
        "Keep one, or give another key.",
        "Row 5, column “licence”: is missing.",
        "Row 5, column “key”: This key and source stand in row 1 too. "
        "Keep one, or give another key.",
    ]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"title": "a\0b"}, "column “title”: holds a NUL character. Take it out."),
        (
            {"why": "\ud800"},
            "column “why”: holds \\ud800, half of a character (a lone surrogate). Mend it.",
        ),
        (
            {"body_markdown": "x" * 200_001},
            "column “body_markdown”: has 200,001 characters. 200,000 is the most.",
        ),
        ({"tags": "one"}, "column “tags”: must be a list, and is text."),
        (
            {"transitions": ["data-1-2"]},
            "column “transitions[0]”: “data-1-2” is no step. "
            "Write dimension:from>to, as in data:2>3.",
        ),
        (
            {"source_url": "javascript:alert(1)"},
            "column “source_url”: “javascript:alert(1)” is no address. "
            "Begin it with https:// or leave it empty.",
        ),
        (
            {"last_reviewed_on": "18.6.2026"},
            "column “last_reviewed_on”: “18.6.2026” is no day. Write it as 2026-11-27.",
        ),
        ({"beta": "perhaps"}, "column “beta”: must be true or false, and is text."),
    ],
)
def test_a_wrong_cell_is_refused_by_its_place(
    system: Member, given: dict[str, Any], says: str
) -> None:
    assert _faults(system, {**ROW, **given}) == [f"Row 1, {says}"]


def test_nobody_sees_an_import_before_it_is_whole(system: Member, curator: Member) -> None:
    batch = batch_for(own_model(), by=system, listed_by=curator, at=AT)
    write_hidden(iter([ActionDraft(title="T", summary="S", key="a")]), batch)

    seen = [list(Action.objects.visible_to(reader)) for reader in (system, curator)]

    assert seen == [[], []]


def test_what_a_killed_import_left_is_thrown_away_by_the_next(
    system: Member, curator: Member
) -> None:
    kept = ActionFactory(listed=True)
    draft = ActionFactory()
    killed = batch_for(own_model(), by=system, listed_by=curator, at=AT)
    write_hidden(iter([ActionDraft(title="T", summary="S", key="a", tags=("x",))]), killed)

    done = import_actions([ROW], by=system, listed_by=curator, at=AT)

    assert done == Imported(added=1, already_here=0, removed=1)
    assert set(Action.objects.values_list("pk", flat=True)) > {kept.pk, draft.pk}
    assert Action.objects.count() == 3


def test_an_import_whose_rows_were_thrown_away_shows_nothing(
    system: Member, curator: Member
) -> None:
    batch = batch_for(own_model(), by=system, listed_by=curator, at=AT)
    write_hidden(iter([ActionDraft(title="T", summary="S", key="a")]), batch)
    remove_hidden()

    with pytest.raises(BatchLostError):
        show(batch)


def test_there_is_nothing_to_import_into_before_the_first_release(db: None) -> None:
    with pytest.raises(NoModelError):
        import_actions([ROW], by=Member.objects.system(), at=AT)
