"""The judged set: what it must hold, and how it is cut in half."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from config.env import ROOT
from tools.relevance.faults import JudgedSetError
from tools.relevance.judged import HALVES, Query, halves, read_queries

DPIA = {
    "id": "q1",
    "query": "dpia",
    "kind": "word",
    "part": "tuning",
    "answers": {"screen-for-privacy": 3},
}


def written(folder: Path, content: Any) -> Path:
    """A file with that JSON."""
    place = folder / "judged.json"
    place.write_text(json.dumps(content), encoding="utf-8")
    return place


def test_a_judged_set_is_read_in_its_order(tmp_path: Path) -> None:
    assert read_queries(written(tmp_path, [DPIA])) == [
        Query("q1", "dpia", "word", "tuning", {"screen-for-privacy": 3})
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"part": "mine"}, "q1: part must be tuning or held-out."),
        ({"answers": {}}, "q1: give at least one answer, as key and grade."),
        ({"answers": {"a": 4}}, "q1: a grade is 1, 2 or 3."),
        ({"answers": {"a": True}}, "q1: a grade is 1, 2 or 3."),
        ({"query": " "}, "q1: query must be a text that says something."),
        ({"note": "x"}, "Query 1: give exactly id, query, kind, part, answers."),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(JudgedSetError) as refused:
        read_queries(written(tmp_path, [DPIA | change]))

    assert refused.value.faults == [sentence]


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(JudgedSetError, match="q1: this id is given twice"):
        read_queries(written(tmp_path, [DPIA, DPIA]))


@pytest.mark.parametrize("content", ["", "{", '{"a": 1}'])
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, content: str) -> None:
    place = tmp_path / "judged.json"
    place.write_text(content, encoding="utf-8")

    with pytest.raises(JudgedSetError, match=r"judged\.json"):
        read_queries(place)


def test_one_of_each_pair_of_a_kind_is_held_out() -> None:
    cut = halves([(f"q{n}", "word") for n in range(10)] + [(f"r{n}", "typo") for n in range(4)])

    pairs = [(cut[f"{kind}{n}"], cut[f"{kind}{n + 1}"]) for kind in "qr" for n in range(0, 4, 2)]
    assert [sorted(pair) for pair in pairs] == [sorted(HALVES)] * 4


def test_a_query_added_at_the_end_moves_no_other() -> None:
    before = [(f"q{n}", "word") for n in range(5)]

    after = halves([*before, ("new", "word")])

    assert {id_: after[id_] for id_, _ in before} == halves(before)


def test_the_demonstration_is_cut_by_the_rule() -> None:
    queries = read_queries()

    assert {q.id: q.half for q in queries} == halves([(q.id, q.kind) for q in queries])
    assert Counter(q.half for q in queries) == {"tuning": 50, "held-out": 50}


def test_every_right_answer_is_an_action_of_the_demonstration() -> None:
    known = {file.stem for file in (ROOT / "demonstration" / "actions").glob("*.md")}

    assert {key for query in read_queries() for key in query.answers} - known == set()
