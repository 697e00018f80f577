"""Parts of search left out, to see what each is worth."""

import pytest

from search import parts, registry
from search.contract import Answer, Question
from search.finding import find
from search.parts import Part
from search.words import synonyms_of
from tests.search import notes
from tests.search.notes import KIND, NoteSource

SYNONYMS = synonyms_of({"citizen": ["resident"]})
EVERYDAY = synonyms_of({"boss": ["manager"]})


def test_a_part_is_left_out_inside_its_block_alone() -> None:
    with parts.without(Part.SYNONYMS), parts.without(Part.BOOST):
        inside = {part for part in Part if not parts.is_on(part)}

    assert (inside, all(map(parts.is_on, Part))) == ({Part.SYNONYMS, Part.BOOST}, True)


@pytest.mark.usefixtures("note_table")
@pytest.mark.parametrize(
    ("part", "typed"),
    [
        (Part.SYNONYMS, "citizen"),
        (Part.EVERYDAY_WORDS, "boss"),
        (Part.SPELLING, "restoer"),
        (Part.LOOSENING, "how do we restore it"),
    ],
)
def test_each_part_finds_what_is_not_found_without_it(part: Part, typed: str) -> None:
    notes.write({1: "Restore for each resident and manager"})
    registry.register(NoteSource(), synonyms=lambda: SYNONYMS, everyday_words=EVERYDAY)

    def ids() -> tuple[int, ...]:
        found: Answer = find(Question(KIND, words=typed))
        return found.ids

    with parts.without(part):
        without = ids()

    assert (ids(), without) == ((1,), ())
