"""The relevance report: its table of queries, and its arithmetic."""

from config.env import ROOT
from tools.relevance import Judged, Query, judge, read_queries, report

OWNERS = Query("q1", "owner", "word", {"name-an-owner": 3, "write-the-remit": 1})


def test_every_right_answer_is_an_action_of_the_demonstration() -> None:
    known = {file.stem for file in (ROOT / "demonstration" / "actions").glob("*.md")}

    unknown = {key for query in read_queries() for key in query.answers} - known

    assert unknown == set()


def test_the_right_answers_in_the_right_order_score_one() -> None:
    judged = judge(OWNERS, ["name-an-owner", "write-the-remit", "another"])

    assert judged == Judged("q1", "owner", "word", ndcg=1.0, recall=1.0, missed=[])


def test_an_answer_on_the_second_page_is_missed() -> None:
    found = ["name-an-owner", *(f"other-{n}" for n in range(9)), "write-the-remit"]

    judged = judge(OWNERS, found)

    assert (round(judged.ndcg, 3), judged.recall, judged.missed) == (
        0.917,
        0.5,
        ["write-the-remit"],
    )


def test_the_report_gives_means_and_names_what_was_missed() -> None:
    judged = [
        Judged("q1", "mfa", "word", ndcg=1.0, recall=1.0, missed=[]),
        Judged("q2", "dpia", "word", ndcg=0.5, recall=0.0, missed=["screen-for-privacy"]),
    ]

    assert report(judged).splitlines() == [
        "kind           queries  nDCG@10  recall@10",
        "word                 2    0.750      0.500",
        "all                  2    0.750      0.500",
        "",
        "Missed in the first ten:",
        "q2  dpia: screen-for-privacy",
    ]
