"""Votes from twenty processes, beside a bare loop of INSERT and commit in as many."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  needs the setup above
from django.db import connections  # noqa: E402  likewise
from django.utils import timezone  # noqa: E402  likewise

from community.models import Member  # noqa: E402  likewise
from community.operations.counting import differing_tallies  # noqa: E402  likewise
from library.models import Action, ActionVote  # noqa: E402  likewise
from library.operations.voting import cast_vote  # noqa: E402  likewise
from tools.bench.figures import must_equal, percentile, say  # noqa: E402  likewise

PROCESSES, VOTES_EACH = 20, 250
LEAST_A_SECOND, P99_MILLISECONDS = 2_000, 150
BARE = "INSERT OR IGNORE INTO bare_vote VALUES (?, ?)"
Share = list[tuple[int, int]]
"""Keys of action and member, one pair for each vote."""


def main() -> None:
    """Measure the floor, then our votes, and check that not one was lost."""
    shares = _shares()
    place = Path(settings.DATA_DIR) / "bare-votes.sqlite3"
    with sqlite3.connect(place) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("DROP TABLE IF EXISTS bare_vote")
        database.execute("CREATE TABLE bare_vote (action, member, PRIMARY KEY (action, member))")
    bare_rate, _ = _at_once(_bare_votes, [(str(place), share) for share in shares])
    before = ActionVote.objects.count()
    rate, slowest = _at_once(_votes, shares)
    must_equal("votes kept", ActionVote.objects.count() - before, PROCESSES * VOTES_EACH)
    must_equal("wrong tallies", differing_tallies(), [])
    ActionVote.objects.all().delete()
    floor = f"a bare INSERT and commit: {bare_rate:.0f} a second"
    say("votes-20-processes", rate, "a second", limit=LEAST_A_SECOND, against=floor)
    say("votes-20-processes-p99", slowest * 1000, "ms", limit=P99_MILLISECONDS, against=floor)


def _shares() -> list[Share]:
    """Votes of as many members as there are processes, each on different actions."""
    now = timezone.now()
    Member.objects.bulk_create(
        [Member(email=f"voter-{n}@bench.invalid", approved_at=now) for n in range(PROCESSES)],
        ignore_conflicts=True,
    )
    voters = Member.objects.filter(email__endswith="@bench.invalid").order_by("pk")
    actions = Action.objects.listed().order_by("pk").values_list("pk", flat=True)[:VOTES_EACH]
    return [[(action, voter.pk) for action in actions] for voter in voters]


def _at_once(work: Callable[[Any], list[float]], shares: list[Any]) -> tuple[float, float]:
    """Run `work` on each share in a process of its own: votes a second, and the 99th percentile."""
    connections.close_all()  # no child may share a connection
    forking = multiprocessing.get_context("fork")
    barrier, answers = forking.Barrier(len(shares) + 1), forking.SimpleQueue()
    children = [
        forking.Process(target=_run, args=(work, share, barrier, answers)) for share in shares
    ]
    for child in children:
        child.start()
    barrier.wait()
    start = perf_counter()
    times = [seconds for _ in children for seconds in answers.get()]
    rate = len(times) / (perf_counter() - start)
    for child in children:
        child.join()
    must_equal("votes cast", len(times), PROCESSES * VOTES_EACH)
    return rate, percentile(times, 0.99)


def _run(work: Callable[[Any], list[float]], share: Any, barrier: Barrier, answers: Any) -> None:
    barrier.wait()
    try:
        answers.put(work(share))
    except BaseException:
        answers.put([])  # the parent misses them and says so
        raise


def _votes(share: Share) -> list[float]:
    members = Member.objects.in_bulk({member for _, member in share})
    actions = Action.objects.in_bulk({action for action, _ in share})
    return [
        _timed(partial(cast_vote, actions[a], by=members[m], at=timezone.now())) for a, m in share
    ]


def _bare_votes(given: tuple[str, Share]) -> list[float]:
    place, share = given
    database = sqlite3.connect(place, timeout=20, isolation_level=None)
    database.execute("PRAGMA synchronous = FULL")
    return [_timed(partial(database.execute, BARE, pair)) for pair in share]


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
