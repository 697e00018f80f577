"""One edited action, from its commit until search finds it, beside one put to tantivy alone."""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

import django

django.setup()

from django.db import transaction  # noqa: E402  needs the setup above
from django.utils import timezone  # noqa: E402  likewise

from library.documents import KIND, ActionSource  # noqa: E402  likewise
from library.models import Action, Edition  # noqa: E402  likewise
from search import finding  # noqa: E402  likewise
from search.changes import mark_changed  # noqa: E402  likewise
from search.contract import Question  # noqa: E402  likewise
from tools.bench.bare import BareIndex  # noqa: E402  likewise
from tools.bench.figures import must_equal, percentile, say  # noqa: E402  likewise

EDITS, MOST_MILLISECONDS = 30, 50


def main() -> None:
    """Edit, find at once, and say how long that took."""
    size = int(sys.argv[1])
    actions = list(Action.objects.listed().order_by("pk")[:EDITS])
    run = timezone.now().strftime("%H%M%S")
    ours = [_edit(action, f"edited{run}n{number}") for number, action in enumerate(actions)]
    with tempfile.TemporaryDirectory(prefix="bench-bare-", ignore_cleanup_errors=True) as folder:
        bare = BareIndex(Path(folder))
        floor = [_bare_edit(action, bare) for action in actions]
    for share in (0.5, 0.95):
        mine, theirs = percentile(ours, share) * 1000, percentile(floor, share) * 1000
        against = f"one document put to a nearly empty tantivy: {theirs:.1f} ms"
        name = f"edit-found-{size}-p{round(share * 100)}"
        say(name, mine, "ms", limit=MOST_MILLISECONDS, against=against)


def _edit(action: Action, word: str) -> float:
    """Seconds from the commit of a new text with `word` until a search has found it."""
    now = timezone.now()
    with transaction.atomic():
        text = Edition(
            action=action,
            number=action.editions.count() + 1,
            title=f"Edited {word}",
            summary=word,
            written_by=action.author,
            written_at=now,
            frozen_at=now,
        )
        Edition.objects.bulk_create([text])
        Action.objects.filter(pk=action.pk).update(current_edition=text)
        mark_changed(KIND, [action.pk])
        start = perf_counter()
    found = finding.find(Question(KIND, words=word))
    seconds = perf_counter() - start
    must_equal(f"found by {word}", found.ids, (action.pk,))
    return seconds


def _bare_edit(action: Action, bare: BareIndex) -> float:
    documents = list(ActionSource().documents([action.pk]))
    start = perf_counter()
    bare.put(documents)
    return perf_counter() - start


if __name__ == "__main__":
    main()
