"""One edited action, from its commit until search finds it, beside one put to tantivy alone."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import django

django.setup()

from django.db import transaction  # noqa: E402  needs the setup above
from django.utils import timezone  # noqa: E402  likewise

from community.models import Member  # noqa: E402  likewise
from library.documents import KIND, ActionSource  # noqa: E402  likewise
from library.models import Action  # noqa: E402  likewise
from library.operations.drafts import draft_of_edition  # noqa: E402  likewise
from library.operations.editing import Edit, edit_listed  # noqa: E402  likewise
from search import finding  # noqa: E402  likewise
from search.contract import Question  # noqa: E402  likewise
from tools.bench.bare import BareIndex  # noqa: E402  likewise
from tools.bench.figures import must_equal, percentile, say  # noqa: E402  likewise

EDITS, MOST_MILLISECONDS = 30, 50


def main() -> None:
    """Edit, find at once, and say how long that took."""
    size = int(sys.argv[1])
    author, actions = _own_actions()
    run = timezone.now().strftime("%H%M%S")
    ours = [
        _edit(action, f"edited{run}n{number}", by=author) for number, action in enumerate(actions)
    ]
    with tempfile.TemporaryDirectory(prefix="bench-bare-", ignore_cleanup_errors=True) as folder:
        bare = BareIndex(Path(folder))
        floor = [_bare_edit(action, bare) for action in actions]
    for share in (0.5, 0.95):
        mine, theirs = percentile(ours, share) * 1000, percentile(floor, share) * 1000
        against = f"one document put to a nearly empty tantivy: {theirs:.1f} ms"
        name = f"edit-found-{size}-p{round(share * 100)}"
        say(name, mine, "ms", limit=MOST_MILLISECONDS, against=against)


def _own_actions() -> tuple[Member, list[Action]]:
    """A member, and listed actions made theirs: those that were imported are the library's."""
    author, _ = Member.objects.get_or_create(
        email="author@edits.invalid", defaults={"approved_at": timezone.now()}
    )
    keys = Action.objects.listed().order_by("pk").values_list("pk", flat=True)[:EDITS]
    actions = Action.objects.filter(pk__in=list(keys))
    actions.update(author=author)
    return author, list(actions.order_by("pk"))


def _edit(action: Action, word: str, *, by: Member) -> float:
    """Seconds from the commit of a new text with `word` until a search has found it."""
    now = action.editions.latest("number")
    draft = replace(draft_of_edition(now), title=f"Edited {word}", summary=word)
    with transaction.atomic():
        edit_listed(action, Edit(draft, "editorial", "", now), by=by, at=timezone.now())
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
