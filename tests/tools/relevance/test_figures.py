"""nDCG and recall of one search, and their means."""

from tools.relevance.figures import Judged, Means, judge, means
from tools.relevance.judged import Query

OWNERS = Query("q1", "owner", "word", "tuning", {"name-an-owner": 3, "write-the-remit": 1})


def judged_as(ndcg: float, recall: float, *missed: str, half: str = "tuning") -> Judged:
    """A query judged so."""
    return Judged("q2", "dpia", "word", half, ndcg=ndcg, recall=recall, missed=list(missed))


def test_the_right_answers_in_the_right_order_score_one() -> None:
    judged = judge(OWNERS, ["name-an-owner", "write-the-remit", "another"])

    assert judged == Judged("q1", "owner", "word", "tuning", ndcg=1.0, recall=1.0, missed=[])


def test_an_answer_on_the_second_page_is_missed() -> None:
    found = ["name-an-owner", *(f"other-{n}" for n in range(9)), "write-the-remit"]

    judged = judge(OWNERS, found)

    assert (round(judged.ndcg, 3), judged.recall, judged.missed) == (
        0.917,
        0.5,
        ["write-the-remit"],
    )


def test_nothing_found_scores_nothing() -> None:
    judged = judge(OWNERS, [])

    assert (judged.ndcg, judged.recall) == (0, 0)


def test_means_are_over_queries() -> None:
    assert means([judged_as(1.0, 0.5), judged_as(0.5, 0.0)]) == Means(2, ndcg=0.75, recall=0.25)
