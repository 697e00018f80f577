"""Where each text of a working copy stands on its way to an approval."""

from dataclasses import dataclass

from wagtail.models import TaskState

from model_releases.models import GovernedPage, ReleasePage, Submission
from model_releases.operations.gate.approvals import unapproved, unchanged_digests
from model_releases.operations.snapshot import PageText, snapshot_of


@dataclass(frozen=True)
class Standing:
    """One text. `words` say where it stands; `submission` is what waits for an answer."""

    page: GovernedPage
    words: str
    submission: Submission | None = None


def standings_of(page: ReleasePage) -> list[Standing]:
    """Each text of the working copy, the release's own first; ten queries, however many."""
    snapshot = snapshot_of(page)
    open_texts, unchanged = unapproved(snapshot), unchanged_digests(snapshot)
    submissions = _last_submissions([one.page.pk for one in snapshot.pages])
    return [
        _standing(
            one,
            submissions.get(one.page.pk),
            is_open=one.page.pk in open_texts,
            is_unchanged=one.digest in unchanged,
        )
        for one in snapshot.pages
    ]


def _standing(
    text: PageText, last: Submission | None, *, is_open: bool, is_unchanged: bool
) -> Standing:
    status = last.task_state.status if last else ""
    if status == TaskState.STATUS_IN_PROGRESS:
        return Standing(text.page, "Handed in", last)
    if is_open and status == TaskState.STATUS_REJECTED:
        return Standing(text.page, "Changes asked for")
    if is_open:
        return Standing(text.page, "Not handed in")
    return Standing(text.page, "As in the last release" if is_unchanged else "Approved")


def _last_submissions(keys: list[int]) -> dict[int, Submission]:
    rows = Submission.objects.filter(page_id__in=keys).order_by("pk")
    return {row.page_id: row for row in rows.select_related("task_state", "by")}
