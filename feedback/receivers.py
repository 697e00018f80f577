"""What proposals hear from the apps below."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from community.models import Member
from feedback.models import Proposal, RolledIn
from feedback.operations import next_release, rolling_in
from feedback.states import UNDECIDED
from model_releases.models import Release, ReleasePage
from model_releases.signals import GateFault, ReleaseNote

Link = tuple[str, str]


def roll_in(release: Release, **_: Any) -> None:
    """Hear that a release is frozen: accepted proposals that it took up are in it."""
    if release.model.is_own:
        rolling_in.roll_in_frozen(release)


def forget_credits(member: Member, **_: Any) -> None:
    """Hear that a member is erased: what they proposed names nobody any more."""
    own = Proposal.objects.of(member)
    own.update(credit=Proposal.Credit.NONE, credit_name="")


def tell_release_notes(page: ReleasePage, **_: Any) -> list[ReleaseNote]:
    """Answer, at freezing, which decisions the working copy holds, with credits as chosen."""
    return next_release.notes_for(page)


def tell_open_calls(page: ReleasePage, **_: Any) -> list[GateFault]:
    """Answer the gate: last calls that still run."""
    return next_release.open_last_calls(page)


def links_to_proposals(release: Release, **_: Any) -> dict[UUID, list[Link]]:
    """Each passage's open proposals, and those that its words in this release came from."""
    links: dict[UUID, list[Link]] = defaultdict(list)
    for uid, number in _taken_up(release):
        links[uid].append((f"From proposal {number}", f"/proposals/{number}/"))
    for uid, numbers in _open_on_passages(release).items():
        links[uid].append(_to_open(numbers))
    return links


def _taken_up(release: Release) -> Iterator[tuple[UUID, int]]:
    rows = RolledIn.objects.filter(release=release).order_by("proposal__number")
    for uid, number in rows.values_list("element_uid", "proposal__number"):
        if uid and number:
            yield uid, number


def _open_on_passages(release: Release) -> dict[UUID, list[int]]:
    """Uid -> numbers of open proposals on that passage, of whichever release they quote."""
    passages = release.passages.values("uid")
    rows = Proposal.objects.public().filter(state__in=UNDECIDED, passage_uid__in=passages)
    found: dict[UUID, list[int]] = defaultdict(list)
    for uid, number in rows.order_by("number").values_list("passage_uid", "number"):
        if uid and number:
            found[uid].append(number)
    return found


def _to_open(numbers: list[int]) -> Link:
    """The last one stands for all: its page names the others about the same words."""
    words = "1 open proposal" if len(numbers) == 1 else f"{len(numbers)} open proposals"
    return words, f"/proposals/{numbers[-1]}/"
