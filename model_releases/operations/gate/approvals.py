"""Whether each text was approved, exactly, by one who wrote no part of it. No flag is trusted."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from wagtail.models import TaskState

from model_releases.models import Approval, Authorship, Submission
from model_releases.operations.building import dimension_pages_of
from model_releases.operations.snapshot import PageText, Snapshot
from model_releases.signals import GateFault
from model_releases.working_digest import digest_of


@dataclass
class _History:
    """What the rows say of one page, oldest first."""

    texts: list[Authorship] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    under_review: list[Submission] = field(default_factory=list)

    @property
    def writers(self) -> list[str]:
        """Who wrote since the last approval, by name."""
        after = self.approvals[-1].authorship_id if self.approvals else 0
        since = [one for one in self.texts if one.pk > after and _is_written(one)]
        return list(dict.fromkeys(str(one.author or "somebody unknown") for one in since))

    def approves(self, digest: str) -> bool:
        """Whether the last approval is of this text, and its approver wrote no part of it."""
        if not self.approvals or self.approvals[-1].digest != digest:
            return False
        last = self.approvals[-1]
        after = self.approvals[-2].authorship_id if len(self.approvals) > 1 else 0
        writers = {
            one.author_id
            for one in self.texts
            if after < one.pk <= last.authorship_id and _is_written(one)
        }
        return not writers & {None, last.approver_id}


def _is_written(one: Authorship) -> bool:
    return one.how == Authorship.How.WRITTEN


def approval_faults(snapshot: Snapshot) -> Iterator[GateFault]:
    """Pages whose text is neither approved nor, word for word, the last release's; five queries."""
    sentences = unapproved(snapshot)
    for page in snapshot.pages:
        if page.page.pk in sentences:
            yield GateFault(sentences[page.page.pk], page.address)


def unapproved(snapshot: Snapshot) -> dict[int, str]:
    """Key of each such page, and a sentence on who wrote it and what to do."""
    histories, unchanged = _histories(snapshot), unchanged_digests(snapshot)
    return {
        page.page.pk: _unapproved(page, histories[page.page.pk])
        for page in snapshot.pages
        if page.digest not in unchanged and not histories[page.page.pk].approves(page.digest)
    }


def unchanged_digests(snapshot: Snapshot) -> set[str]:
    """Digests of dimensions as the last release has them, word for word."""
    return {digest_of(page.serializable_data()) for page in dimension_pages_of(snapshot.parent)}


def _histories(snapshot: Snapshot) -> dict[int, _History]:
    histories: dict[int, _History] = defaultdict(_History)
    keys = [one.page.pk for one in snapshot.pages]
    texts = Authorship.objects.filter(page_id__in=keys).order_by("pk")
    for text in texts.select_related("author"):
        histories[text.page_id].texts.append(text)
    for approval in Approval.objects.filter(page_id__in=keys).order_by("pk"):
        histories[approval.page_id].approvals.append(approval)
    handed_in = Submission.objects.filter(
        page_id__in=keys, task_state__status=TaskState.STATUS_IN_PROGRESS
    )
    for submission in handed_in.order_by("pk"):
        histories[submission.page_id].under_review.append(submission)
    return histories


def _unapproved(page: PageText, history: _History) -> str:
    if not history.texts or history.texts[-1].digest != page.digest:
        return (
            f"{page.name} holds a text that nobody handed in through the editor. "
            "Save it there, and hand it in."
        )
    writers = " and ".join(history.writers)
    if "somebody unknown" in writers:
        return (
            f"{page.name} was written by {writers}: it cannot be approved. "
            "Set this working copy aside, and open a new one."
        )
    if not writers:
        return f"{page.name} went back to an older text. Save it anew, and hand it in."
    is_handed_in = any(one.digest == page.digest for one in history.under_review)
    hand_in = "It is handed in" if is_handed_in else "Hand it in"
    return (
        f"{page.name} is not approved: written by {writers}. "
        f"{hand_in}; another maintainer approves it."
    )
