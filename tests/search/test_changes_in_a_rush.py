"""Counts that move without a pause, as when hundreds vote at once."""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta

import pytest

from search import changes, finding, registry
from search.contract import Document, Question
from tests.search.notes import mark_counted

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]


class RestlessSource:
    """One document whose count has moved again whenever it is read, five times over."""

    kind = "restless"
    version = "1"

    def __init__(self) -> None:
        self.reads = 0

    def keys(self) -> Iterable[int]:
        """Its one key."""
        return [1]

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        """The document; reading it moves its count."""
        self.reads += 1
        if 1 < self.reads <= 6:  # the first one builds the index
            mark_counted(self.kind, keys)
        return [Document(self.kind, 1, {"title": "Restless"}, ranks={"count": self.reads})]


@pytest.fixture
def restless() -> Iterator[RestlessSource]:
    source = RestlessSource()
    registry.register(source)
    yield source
    registry.forget(source.kind)


def test_whoever_moves_a_count_carries_over_once_and_does_not_wait_for_the_rest(
    restless: RestlessSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding.find(Question(restless.kind))
    monkeypatch.setattr(changes, "REST_BETWEEN_COUNTS", timedelta(0))

    mark_counted(restless.kind, [1])

    assert restless.reads == 2


def test_the_next_search_finds_all_that_was_left(
    restless: RestlessSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding.find(Question(restless.kind))
    monkeypatch.setattr(changes, "REST_BETWEEN_COUNTS", timedelta(0))
    mark_counted(restless.kind, [1])

    finding.find(Question(restless.kind))

    assert restless.reads == 7
