"""What became of accepted proposals: offered to the working copy, and found again in a release."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from community.models import Member
from feedback.models import Proposal, RolledIn
from feedback.operations.anchoring import anchor_of
from feedback.operations.refusals import NothingToBringInError, NotNowError
from feedback.operations.stepping import Signature, held_for, take_step
from feedback.operations.telling import tell_of
from feedback.states import Step
from model_releases.models import DimensionPage, LineageLink, Release, ReleasePage
from model_releases.operations.editing import offer_edit, page_with_passage, working_copy_of

Texts = Mapping[UUID, str]
"""Uid of a passage -> what it says."""


@dataclass(frozen=True)
class Place:
    """Where an accepted proposal goes: the open working copy, a page of it, and the passage."""

    working: ReleasePage
    page: DimensionPage
    uid: UUID


@transaction.atomic
def bring_in(proposal: Proposal, *, by: Member, at: datetime) -> Place:
    """Offer the accepted words as a draft of the working copy's page; the step is public.

    The draft still needs its approval like every other. Raises NothingToBringInError when there
    are no such words, no open working copy or no such passage in it, and NotNowError when it was
    brought in before, or another one whose words would be lost.
    """
    held = held_for(Step.BRING_IN, proposal, by=by)
    words, place = accepted_words(held), place_for(held)
    why = f"Offered as a draft of “{place.page.title}” for release {place.working.number}."
    if _was_brought_in(held, why=why):
        raise NotNowError("It was brought in already. Change its draft in the working copy.")
    _refuse_to_overwrite(held)
    offer_edit(place.page, passage_uid=place.uid, text=words, by=by)
    take_step(held, Step.BRING_IN, Signature(by, at, why))
    return place


def accepted_words(proposal: Proposal) -> str:
    """What shall stand instead of the quote. Raises NothingToBringInError when there is nothing."""
    decision = proposal.decision
    if decision is None or not decision.is_accepted:
        raise NothingToBringInError("Only what is accepted is brought into the working copy.")
    words = decision.text or proposal.replacement
    if proposal.element != Proposal.Element.PASSAGE or not words:
        raise NothingToBringInError(
            "It gives no words for one passage, so nothing can be offered: edit the working copy "
            "by hand, and say at the desk which release took it up."
        )
    return words


def place_for(proposal: Proposal) -> Place:
    """The passage in the open working copy. Raises NothingToBringInError."""
    working = working_copy_of(proposal.release.model)
    if working is None:
        raise NothingToBringInError("There is no working copy. Open one under “Releases” first.")
    anchor = anchor_of(proposal)
    page = page_with_passage(working, anchor.uid) if anchor.uid else None
    if page is None or anchor.uid is None:
        raise NothingToBringInError(
            "The working copy does not have this passage: it was split, merged or retired."
        )
    return Place(working, page, anchor.uid)


def taken_up(
    waiting: list[Proposal], *, before: Texts, now: Texts
) -> Iterator[tuple[Proposal, UUID]]:
    """Accepted proposals whose passage `now` says something else than `before` because of them.

    So it is when their words were brought in, or when the passage says just what was accepted.
    Matched by uid along lineage, never by likeness.
    """
    for proposal in waiting:
        uid = anchor_of(proposal).uid
        text = now.get(uid) if uid else None
        if uid and text is not None and text != before.get(uid):
            is_verbatim = text == _words_or_none(proposal)
            if is_verbatim or proposal.events.filter(what=Step.BRING_IN).exists():
                yield proposal, uid


def waiting_for(model_id: int) -> list[Proposal]:
    """Accepted proposals on passages of a model which are in no release yet; one query."""
    rows = Proposal.objects.accepted_and_waiting().filter(
        release__model=model_id, element=Proposal.Element.PASSAGE
    )
    return list(rows.for_lists().oldest_first())


def roll_in_frozen(release: Release) -> None:
    """Find which proposals a new release took up, keep that both ways, and tell their authors."""
    if release.parent is None:
        return
    before, now = (_texts_of(one) for one in (release.parent, release))
    for proposal, uid in taken_up(waiting_for(release.model_id), before=before, now=now):
        locked = Proposal.objects.select_for_update(of=("self",)).select_related("author")
        held = locked.get(pk=proposal.pk)
        signed = Signature(release.frozen_by, release.frozen_at, f"In release {release.number}.")
        _roll_in(held, release, [uid], signed)


@transaction.atomic
def say_rolled_in(
    proposal: Proposal, *, release: Release, why: str, by: Member, at: datetime
) -> None:
    """Say by hand which release took a proposal up, where the words alone cannot tell.

    Raises ProposalRefusedError, and changes nothing, unless it was accepted and the release came
    after the one it quotes.
    """
    held = held_for(Step.ROLL_IN, proposal, by=by)
    if held.decision is None or not held.decision.is_accepted:
        raise NotNowError("Only what is accepted is rolled in.")
    quoted = held.release
    if release.model_id != quoted.model_id or release.ordinal <= quoted.ordinal:
        raise NotNowError(f"Choose a release that came after {quoted.number}.")
    said = f"In release {release.number}. {why}"
    _roll_in(held, release, changed_elements(held, release), Signature(by, at, said))


def changed_elements(proposal: Proposal, release: Release) -> list[UUID]:
    """Uids that a release changed of what the proposal is about; none for a whole release."""
    links = release.lineage.exclude(what=LineageLink.What.SAME)
    if proposal.element == Proposal.Element.RELEASE or proposal.dimension is None:
        return []
    if proposal.element == Proposal.Element.PASSAGE:
        found = links.filter(from_uid=proposal.passage_uid)
    else:
        passages = proposal.dimension.wordings.values("levels__passages__uid")
        found = links.filter(from_uid=proposal.dimension.uid) | links.filter(to_uid__in=passages)
    ends = found.order_by("pk").values_list("to_uid", "from_uid")
    return list(dict.fromkeys(uid for to, before in ends if (uid := to or before)))


def _roll_in(held: Proposal, release: Release, elements: list[UUID], signed: Signature) -> None:
    take_step(held, Step.ROLL_IN, signed)
    whole: list[UUID | None] = [None]
    RolledIn.objects.bulk_create(
        RolledIn(proposal=held, release=release, element_uid=uid) for uid in elements or whole
    )
    tell_of(held, f"is in release {release.number}", at=signed.at, but=signed.by)


def _refuse_to_overwrite(held: Proposal) -> None:
    same = Proposal.objects.accepted_and_waiting().on_the_same_element(held)
    other = same.filter(events__what=Step.BRING_IN).oldest_first().first()
    if other is not None:
        raise NotNowError(
            f"Proposal {other.number} was brought in at the same passage, and its words would be "
            "lost. Bring both together by hand, then say here which release took this one up."
        )


def _was_brought_in(held: Proposal, *, why: str) -> bool:
    """Whether it was offered to the same page for the same release since it was decided."""
    decided = held.events.filter(what=Step.DECIDE).order_by("-pk").values("pk")[:1]
    return held.events.filter(what=Step.BRING_IN, why=why, pk__gt=decided).exists()


def _words_or_none(proposal: Proposal) -> str | None:
    try:
        return accepted_words(proposal)
    except NothingToBringInError:
        return None


def _texts_of(release: Release) -> dict[UUID, str]:
    return dict(release.passages.values_list("uid", "text"))
