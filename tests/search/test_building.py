"""An index built anew, and never taken for another database's."""

import uuid
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from search import registry
from search.building import rebuild, unwatched
from search.contract import EngineUnavailableError, Question
from search.finding import find
from search.models import ConsumerPosition, IndexIdentity
from tests.search import notes
from tests.search.notes import KIND

pytestmark = pytest.mark.usefixtures("note_table")


def found(words: str) -> tuple[int, ...]:
    return find(Question(KIND, words=words)).ids


def output(*arguments: str) -> str:
    out = StringIO()
    call_command("rebuild_index", *arguments, stdout=out)
    return out.getvalue()


def test_rebuilding_makes_one_index_and_keeps_one_position() -> None:
    notes.write_unmarked({1: "data"})

    for _ in range(3):
        rebuild(registry.engine(), progress=unwatched)

    positions = ConsumerPosition.objects.values_list("consumer", flat=True)
    assert list(positions) == [registry.engine().consumer()]


def test_a_rebuilt_index_has_nothing_of_the_one_before_it(settings: Settings) -> None:
    found("data")
    rebuild(registry.engine(), progress=unwatched)

    folder: Path = settings.INDEX_DIR

    assert len([one for one in folder.iterdir() if one.is_dir()]) == 1


def test_an_unknown_engine_is_refused_by_name() -> None:
    with pytest.raises(CommandError, match="invalid choice: 'lucene'"):
        output("--engine", "lucene")


def test_check_without_an_index_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="no search index yet"):
        output("--check")


def test_an_index_of_another_database_is_not_used_but_built_again() -> None:
    notes.write({1: "data"})
    found("data")
    IndexIdentity.objects.update(uid=uuid.uuid4())
    notes.write_unmarked({2: "data"})
    registry._embedded.cache_clear()  # as a new process begins

    assert found("data") == (1, 2)


def test_an_index_of_documents_made_otherwise_is_built_again() -> None:
    class LaterSource(notes.NoteSource):
        version = "2"

    notes.write({1: "data"})
    found("data")
    notes.write_unmarked({2: "data"})
    registry.register(LaterSource())
    registry._embedded.cache_clear()  # as a new process begins

    assert found("data") == (1, 2)


def test_an_index_that_the_database_does_not_know_is_built_again() -> None:
    notes.write({1: "data"})
    found("data")
    ConsumerPosition.objects.all().delete()
    notes.write_unmarked({2: "data"})

    assert found("data") == (1, 2)


def test_an_index_ahead_of_its_database_is_built_again() -> None:
    notes.write({1: "data"})
    found("data")
    ConsumerPosition.objects.update(sequence=2**62)
    notes.write_unmarked({2: "data"})

    assert found("data") == (1, 2)


@pytest.mark.parametrize("name", ["current", "*/card.json", "*/note/meta.json"])
def test_a_spoilt_index_is_built_again(settings: Settings, name: str) -> None:
    notes.write({1: "data"})
    found("data")
    (file,) = settings.INDEX_DIR.glob(name)
    file.write_text("{")
    registry._embedded.cache_clear()  # as a new process begins

    assert found("data") == (1,)


def test_an_index_spoilt_between_two_searches_is_built_again(settings: Settings) -> None:
    notes.write({1: "data"})
    found("data")
    (file,) = settings.INDEX_DIR.glob("*/note/meta.json")
    file.write_text("{")

    assert found("data") == (1,)


def test_an_index_that_is_gone_is_built_again(settings: Settings) -> None:
    notes.write({1: "data"})
    found("data")
    (settings.INDEX_DIR / "current").unlink()

    assert found("data") == (1,)


def test_an_index_that_cannot_be_built_is_told_in_a_sentence(settings: Settings) -> None:
    settings.INDEX_DIR.write_text("a file where the folder should be")

    with pytest.raises(EngineUnavailableError, match="See that its disk has room"):
        found("data")


def test_in_memory_it_is_the_same(settings: Settings) -> None:
    settings.INDEX_DIR = None
    notes.write({1: "data"})
    found("data")
    notes.write({2: "data"})

    assert (found("data"), output()) == (
        (1, 2),
        "The index has all 2 documents as the database has them.\n",
    )
