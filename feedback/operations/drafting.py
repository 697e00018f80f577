"""A member's proposal, from a private draft to the public queue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from community.models import Member
from feedback.models import Proposal, ProposalTally
from feedback.operations.refusals import NotAllowedError, NotNowError
from feedback.operations.stepping import Signature, take_step
from feedback.operations.targets import Target
from feedback.permissions import can_propose, can_write
from feedback.states import Step
from model_releases.models import Model

LICENCE = "Licence granted: CC-BY-4.0."


@dataclass(frozen=True)
class Words:
    """What a member says in a proposal; names are those of the form and the row."""

    kind: str
    title: str
    reason: str
    replacement: str = ""
    credit: str = Proposal.Credit.NAME
    credit_name: str = ""

    def columns(self) -> dict[str, str]:
        """The columns of the same names; lines end as on every page."""
        return {
            name: str(getattr(self, name)).replace("\r\n", "\n")
            for name in self.__dataclass_fields__
        }


@transaction.atomic
def start_draft(words: Words, target: Target, *, uid: UUID, by: Member, at: datetime) -> Proposal:
    """Keep a new proposal as a draft that only its author sees. `at` is timezone-aware.

    `uid` comes with the form: the same form sent twice gives one proposal, with the later words.
    Raises NotAllowedError, and NotNowError when it was received meanwhile.
    """
    if not can_propose(by):
        raise NotAllowedError("You can propose changes once a moderator has let you in.")
    columns = {**words.columns(), **target.columns()}
    proposal, is_new = Proposal.objects.get_or_create(
        uid=uid, defaults={**columns, "author": by, "created_at": at}
    )
    if not is_new:
        save_draft(proposal, words, by=by)
    return proposal


@transaction.atomic
def save_draft(proposal: Proposal, words: Words, *, by: Member) -> None:
    """Replace the words of a draft; what it is aimed at stays.

    Raises NotAllowedError, and NotNowError when it was received meanwhile.
    """
    held = _held(proposal, by=by)
    for name, value in words.columns().items():
        setattr(held, name, value)
    held.save(update_fields=list(words.columns()))


@transaction.atomic
def submit_proposal(
    proposal: Proposal, *, by: Member, at: datetime, number: int | None = None
) -> Proposal:
    """Hand a draft in: it gets its number and is public from then on.

    `number` is the one it has in a register it comes from; else it is the next.

    Its author grants its licence, and the step keeps that. Harmless when it was handed in already:
    a form is often sent twice. Gives the proposal as it is then. Raises NotAllowedError.
    """
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if held.number is not None and held.author_id == by.pk:
        return held
    if not can_write(by, held):
        raise NotAllowedError("This draft is not yours to send.")
    ProposalTally.objects.get_or_create(proposal=held)
    received = {"number": number or _next_number(), "received_at": at}
    return take_step(held, Step.RECEIVE, Signature(by, at, LICENCE), sets=received)


def _next_number() -> int:
    """One above the highest; who asks holds the model's row, so that no two get the same."""
    Model.objects.select_for_update().own().get()
    highest = Proposal.objects.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def _held(proposal: Proposal, *, by: Member) -> Proposal:
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if held.author_id != by.pk:
        raise NotAllowedError("This draft is not yours to change.")
    if not held.is_draft:
        raise NotNowError(
            f"This was received already, as proposal {held.number}. It stays as it was sent."
        )
    return held
