"""Deciding: a decision is proposed, called for the last time, and taken; not by its author."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from community.models import Member
from feedback.models import Decision, Proposal, StoodAside
from feedback.operations.refusals import (
    NotNowError,
    OwnProposalError,
    ProposalRefusedError,
    ReasonMissingError,
)
from feedback.operations.stepping import Signature, held_for, take_step
from feedback.permissions import can_stand_aside
from feedback.states import LONGEST_CALL, SHORTEST_CALL, Outcome, State, Step, end_of_call
from ui.dates import whole_moment


class UnclearDecisionError(ProposalRefusedError):
    """The outcome needs a part that is not there: of what it is a duplicate, to when deferred."""


@dataclass(frozen=True)
class Ending:
    """How a proposal shall end; names are those of `Decision`."""

    outcome: str
    reasons: str
    text: str = ""
    deferred_to: str = ""
    duplicate_of: Proposal | None = None


@transaction.atomic
def propose_decision(proposal: Proposal, ending: Ending, *, by: Member, at: datetime) -> Decision:
    """Put a decision on the table; an earlier one that was not taken stays in the history.

    Raises a ProposalRefusedError, and changes nothing, for one's own proposal, without reasons,
    and for an ending that lacks a part.
    """
    held = held_for(Step.PROPOSE, proposal, by=by)
    _refuse_unclear(ending, held)
    highest = held.decisions.aggregate(highest=Max("ordinal"))["highest"]
    decision = Decision.objects.create(
        proposal=held,
        ordinal=(highest or 0) + 1,
        outcome=ending.outcome,
        reasons=ending.reasons.replace("\r\n", "\n"),
        text=ending.text.replace("\r\n", "\n"),
        deferred_to=ending.deferred_to,
        duplicate_of=ending.duplicate_of,
        proposed_by=by,
        proposed_at=at,
    )
    why = f"{decision.sentence.capitalize()}. {decision.reasons}"
    take_step(held, Step.PROPOSE, Signature(by, at, why), sets={"decision": decision})
    return decision


@transaction.atomic
def start_last_call(
    proposal: Proposal, *, days: int, why: str, by: Member, at: datetime
) -> datetime:
    """Call for new arguments, for whole days; gives the end, 17:00 in London on the last day.

    Raises ProposalRefusedError.
    """
    if not SHORTEST_CALL <= days <= LONGEST_CALL:
        raise NotNowError(f"A last call takes {SHORTEST_CALL} to {LONGEST_CALL} days.")
    held = held_for(Step.CALL, proposal, by=by)
    ends = end_of_call(at, days=days)
    called = {"last_call_days": days, "last_call_ends_at": ends}
    take_step(held, Step.CALL, Signature(by, at, why), sets=called)
    return ends


@transaction.atomic
def restart_last_call(proposal: Proposal, *, why: str, by: Member, at: datetime) -> None:
    """Let the last call begin again, as long as before: there is a new argument, `why`.

    One member restarts one call once. Raises ProposalRefusedError.
    """
    held = held_for(Step.EXTEND, proposal, by=by)
    called = held.events.filter(what=Step.CALL).order_by("-pk").values("pk")[:1]
    if held.events.filter(what=Step.EXTEND, by=by, pk__gt=called).exists():
        raise NotNowError(
            "You have started this last call again once. Add to it in a comment: those who "
            "decide read it."
        )
    ends = end_of_call(at, days=held.last_call_days or SHORTEST_CALL)
    take_step(held, Step.EXTEND, Signature(by, at, why), sets={"last_call_ends_at": ends})


@transaction.atomic
def decide(proposal: Proposal, *, by: Member, at: datetime, without_call: str = "") -> Decision:
    """Take the decision that is on the table.

    After a last call only when that has ended; without one, `without_call` says why none was
    needed, and is public. Of two who decide at once, the second raises NotNowError and changes
    nothing. Raises a ProposalRefusedError also for one's own proposal.
    """
    held = held_for(Step.DECIDE, proposal, by=by)
    _refuse_early(held, at=at, without_call=without_call)
    on_the_table = held.decisions.order_by("-ordinal")
    decision = on_the_table.select_related("duplicate_of")[0]
    decision.decided_by, decision.decided_at = by, at
    decision.without_call = without_call.replace("\r\n", "\n")
    decision.save(update_fields=["decided_by", "decided_at", "without_call"])
    take_step(held, Step.DECIDE, Signature(by, at, _said(decision)))
    return decision


@transaction.atomic
def stand_aside(proposal: Proposal, *, why: str, by: Member, at: datetime) -> StoodAside:
    """Say publicly that one takes no part in this decision, and why. It cannot be taken back.

    Raises ProposalRefusedError.
    """
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not can_stand_aside(by, held):
        raise OwnProposalError("You take no part in this decision already, or it is decided.")
    if not why.strip():
        raise ReasonMissingError("Say why you stand aside: it is shown beside the decision.")
    return StoodAside.objects.create(proposal=held, member=by, why=why, at=at)


def _refuse_unclear(ending: Ending, held: Proposal) -> None:
    if not ending.reasons.strip():
        raise ReasonMissingError("Give reasons: a decision without them is none.")
    if (ending.outcome == Outcome.DEFERRED) != bool(ending.deferred_to):
        raise UnclearDecisionError("Say to which release it is deferred, and only then.")
    is_duplicate = ending.outcome == Outcome.DUPLICATE
    if is_duplicate != (ending.duplicate_of is not None) or ending.duplicate_of == held:
        raise UnclearDecisionError("Say of which other proposal it is a duplicate, and only then.")
    if ending.outcome == Outcome.WITH_CHANGES and held.quote and not ending.text:
        raise UnclearDecisionError("Give the words that shall stand, since they were changed.")


def _refuse_early(held: Proposal, *, at: datetime, without_call: str) -> None:
    ends = held.last_call_ends_at
    if held.state == State.LAST_CALL and ends and at < ends:
        raise NotNowError(f"Its last call runs until {whole_moment(ends)}. Decide after that.")
    if held.state == State.PROPOSED and not without_call.strip():
        raise ReasonMissingError("Say why no last call is needed, or start one.")


def _said(decision: Decision) -> str:
    said = f"{decision.sentence.capitalize()}. {decision.reasons}"
    without = decision.without_call
    return f"{said}\n\nWithout a last call: {without}" if without else said
