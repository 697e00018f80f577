"""The index checked against the database: every difference is named, and can be mended."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import registry
from search.building import Difference, differences, unwatched
from search.contract import Question
from search.finding import find
from tests.search import notes
from tests.search.notes import KIND

# In the transaction of a test, PostgreSQL reads its own changes again and again.
pytestmark = pytest.mark.usefixtures("committed_notes")


def found(words: str) -> tuple[int, ...]:
    return find(Question(KIND, words=words)).ids


def spoil_index() -> None:
    """One note missing from the index, one extra, one different; three as they should be."""
    notes.write(dict.fromkeys(range(1, 6), "data"))
    found("data")
    notes.write_unmarked({2: "other", 6: "data"})
    notes.hide_unmarked(4)


def test_every_difference_is_named() -> None:
    spoil_index()

    assert list(differences(registry.engine(), progress=unwatched)) == [
        Difference(KIND, 2, "different in the index"),
        Difference(KIND, 6, "missing from the index"),
        Difference(KIND, 4, "in the index, but not in the database"),
    ]


def test_check_names_the_faults_changes_nothing_and_fails() -> None:
    spoil_index()
    out = StringIO()

    with pytest.raises(CommandError, match="3 documents differ"):
        call_command("rebuild_index", "--check", stdout=out)

    assert (out.getvalue().splitlines(), found("other")) == (
        [
            "note 2 is different in the index.",
            "note 6 is missing from the index.",
            "note 4 is in the index, but not in the database.",
        ],
        (),
    )


def test_the_command_mends_what_check_finds() -> None:
    spoil_index()
    out = StringIO()

    call_command("rebuild_index", stdout=out)
    call_command("rebuild_index", "--check", stdout=out)

    assert (
        out.getvalue().splitlines()
        == ["The index has all 5 documents as the database has them."] * 2
    )
