"""Changes are noted with what changed, and carried over after it; a save never suffers."""

import logging
from collections.abc import Collection, Iterable

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from search import registry, sequences
from search.changes import REST_BETWEEN_COUNTS, mark_changed
from search.contract import Document, EngineUnavailableError, Question
from search.finding import find
from search.models import ConsumerPosition, LatestChange
from tests.search import notes
from tests.search.conftest import Commit
from tests.search.notes import KIND, NoteSource, mark_counted

pytestmark = pytest.mark.alone


def found(words: str) -> tuple[int, ...]:
    return find(Question(KIND, words=words)).ids


def stored() -> list[int]:
    """What the index has, without bringing it up to date."""
    return sorted(registry.engine().stored(KIND))


def noted() -> list[tuple[str, int]]:
    """What changed, in the order of changes."""
    changes = LatestChange.objects.order_by("sequence", "object_id")
    return list(changes.values_list("kind", "object_id"))


@pytest.mark.django_db
def test_one_row_for_each_thing_however_often_it_changes() -> None:
    for keys in ([1, 2], [2, 2, 3], [1]):
        mark_changed(KIND, keys)
    mark_counted("other", [1])

    assert sorted(noted()) == [(KIND, 1), (KIND, 2), (KIND, 3), ("other", 1)]


@pytest.mark.django_db
def test_100000_things_are_noted_in_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    mark_changed(KIND, [5])

    with django_assert_num_queries(1):
        mark_changed(KIND, range(1, 100_001))

    assert LatestChange.objects.count() == 100_000


@pytest.mark.django_db
def test_noting_nothing_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        mark_changed(KIND, [])


@pytest.mark.usefixtures("committed_notes")
def test_a_reader_at_any_position_sees_every_later_change() -> None:
    notes.write({1: "a", 2: "b"})
    position = sequences.now().up_to

    notes.write({1: "c"})
    notes.vote(3)

    up_to = sequences.now().up_to
    seen = [
        change.object_id
        for changes in sequences.changes_above(position, up_to=up_to, size=1)
        for change in changes
    ]
    assert seen == [1, 3]


@pytest.mark.usefixtures("note_table")
def test_a_change_that_is_rolled_back_leaves_nothing() -> None:
    found("data")

    with transaction.atomic():
        notes.write({1: "data"})
        transaction.set_rollback(True)

    assert (noted(), stored(), found("data")) == ([], [], ())


@pytest.mark.usefixtures("note_table")
def test_a_search_inside_a_transaction_carries_nothing_over_that_may_be_undone() -> None:
    found("data")

    with transaction.atomic():
        notes.write({1: "data"})
        inside = found("data")

    assert (inside, found("data")) == ((), (1,))


@pytest.mark.usefixtures("note_table")
def test_no_index_is_built_from_what_may_be_undone() -> None:
    with transaction.atomic(), pytest.raises(EngineUnavailableError, match="no search index yet"):
        found("data")


@pytest.mark.usefixtures("note_table")
def test_a_save_without_an_index_builds_none(commit: Commit) -> None:
    with commit():
        notes.write({1: "data"})

    with pytest.raises(EngineUnavailableError):
        registry.engine().consumer()


@pytest.mark.usefixtures("committed_notes")
def test_a_search_that_has_nothing_to_carry_over_asks_the_database_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    notes.write({1: "data"})
    found("data")

    with django_assert_num_queries(1):
        found("data")


@pytest.mark.usefixtures("note_table")
def test_votes_are_carried_over_at_once_only_after_a_rest(commit: Commit) -> None:
    notes.write({1: "data", 2: "data"})
    found("data")
    ConsumerPosition.objects.update(moved_at=timezone.now() - 2 * REST_BETWEEN_COUNTS)
    before = registry.engine().stored(KIND)

    with commit():
        notes.vote(1)
    after_a_rest = registry.engine().stored(KIND)
    with commit():
        notes.vote(2)
    soon_after = registry.engine().stored(KIND)

    assert (after_a_rest[1] != before[1], soon_after == after_a_rest) == (True, True)


@pytest.mark.usefixtures("note_table")
def test_a_change_is_carried_over_on_commit_without_a_search(commit: Commit) -> None:
    found("data")

    with commit():
        notes.write({1: "data"})

    assert stored() == [1]


@pytest.mark.usefixtures("note_table")
def test_a_fault_of_a_source_costs_no_save_and_no_search_and_is_made_good(
    commit: Commit, caplog: pytest.LogCaptureFixture
) -> None:
    class FaultySource(NoteSource):
        def documents(self, keys: Collection[int]) -> Iterable[Document]:
            raise ZeroDivisionError

    notes.write({1: "data"})
    found("data")
    registry.register(FaultySource())
    with caplog.at_level(logging.CRITICAL, logger="search"), commit():
        notes.write({2: "data"})
        during = found("data")
    registry.register(NoteSource())

    assert (during, found("data")) == ((1,), (1, 2))


@pytest.mark.usefixtures("note_table")
def test_a_kind_that_no_app_brings_any_more_is_forgotten(commit: Commit) -> None:
    notes.write({1: "data"})
    found("data")
    registry.forget(KIND)
    with commit():
        notes.write({1: "data"})
    registry.register(NoteSource())

    assert stored() == []


@pytest.mark.django_db
def test_a_row_of_changes_for_the_same_thing_twice_is_refused() -> None:
    LatestChange.objects.create(kind=KIND, object_id=1, sequence=1)

    with pytest.raises(IntegrityError):
        LatestChange.objects.create(kind=KIND, object_id=1, sequence=2)


@pytest.mark.usefixtures("note_table")
def test_a_search_ends_although_there_is_always_something_new() -> None:
    class EverMovingSource(NoteSource):
        def documents(self, keys: Collection[int]) -> Iterable[Document]:
            mark_counted(KIND, keys)
            return super().documents(keys)

    notes.write({1: "data"})
    registry.register(EverMovingSource())

    assert [found("data"), found("data")] == [(1,), (1,)]
