"""A quote is carried by lineage or orphaned: it never slides to something like it."""

from uuid import UUID

import pytest

from feedback.anchors import carried

A, B, C = (UUID(int=n) for n in (1, 2, 3))


@pytest.mark.parametrize("what", ["same", "reworded", "renamed", "moved"])
def test_what_is_told_to_live_on_is_carried(what: str) -> None:
    assert carried(A, [[(A, A, what)]]) == A


@pytest.mark.parametrize(
    "links",
    [
        [(A, None, "retired")],
        [(A, B, "split"), (A, C, "split")],
        [(A, C, "merged"), (B, C, "merged")],
        [(A, A, "same"), (A, B, "split")],
        [(None, A, "new")],
        [(B, A, "same")],
        [],
    ],
)
def test_what_was_split_merged_retired_or_never_told_of_is_orphaned(
    links: list[tuple[UUID | None, UUID | None, str]],
) -> None:
    assert carried(A, [links]) is None


def test_it_is_carried_through_several_releases() -> None:
    assert carried(A, [[(A, A, "reworded"), (A, A, "moved")], [(A, B, "renamed")]]) == B


def test_one_release_that_retires_it_is_enough() -> None:
    assert carried(A, [[(A, None, "retired")], [(A, A, "same")]]) is None
