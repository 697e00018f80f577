"""The report: tables, and what the tuning half missed."""

from tests.tools.relevance.test_figures import judged_as
from tools.relevance.judged import HALVES
from tools.relevance.reporting import report, worth


def test_the_report_names_what_the_tuning_half_missed_and_nothing_of_the_other() -> None:
    judged = [
        judged_as(1.0, 1.0),
        judged_as(0.5, 0.0, "screen-for-privacy"),
        judged_as(0.0, 0.0, "secret", half="held-out"),
    ]

    lines = report(judged).splitlines()

    assert [line.split() for line in lines[:3]] == [
        ["kind", *(word for half in (*HALVES, "both") for word in (half, "nDCG@10", "recall@10"))],
        ["word", "2", "0.750", "0.500", "1", "0.000", "0.000", "3", "0.500", "0.333"],
        ["all", "2", "0.750", "0.500", "1", "0.000", "0.000", "3", "0.500", "0.333"],
    ]
    assert lines[3:] == [
        "",
        "Missed in the first ten, tuning half:",
        "q2  dpia: screen-for-privacy",
    ]


def test_what_a_part_is_worth_is_a_line() -> None:
    told = worth({"everything": [judged_as(1.0, 1.0)], "without boost": [judged_as(0.5, 0.5)]})

    assert [line.split() for line in told.splitlines()[1:]] == [
        ["everything", "1", "1.000", "1.000", "0", "-", "-", "1", "1.000", "1.000"],
        ["without", "boost", "1", "0.500", "0.500", "0", "-", "-", "1", "0.500", "0.500"],
    ]
