"""Steps: every one is asked of the table, kept as a public row, and told to those concerned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from community.models import Member
from feedback.models import Proposal, ProposalEvent
from feedback.operations.refusals import (
    NotAllowedError,
    NotNowError,
    OwnProposalError,
    ReasonMissingError,
)
from feedback.operations.telling import tell_of
from feedback.permissions import can_maintain, may_take
from feedback.states import RULES, WITH_DECISION, Actor, State, Step, is_allowed

HAPPENED: dict[Step, str] = {
    Step.TRIAGE: "was triaged",
    Step.DISCUSS: "is open for discussion",
    Step.PROPOSE: "has a proposed decision",
    Step.CALL: "is in last call",
    Step.EXTEND: "has a new argument, so its last call starts again",
    Step.DECIDE: "is decided",
    Step.BRING_IN: "was brought into the working copy of the next release",
    Step.REST: "is dormant: nobody worked on it for some time",
    Step.WITHDRAW: "was withdrawn by its author",
    Step.REOPEN: "was reopened",
}


@dataclass(frozen=True)
class Signature:
    """Who takes a step, when (timezone-aware), and why: the public part of it."""

    by: Member
    at: datetime
    why: str


def held_for(step: Step, proposal: Proposal, *, by: Member) -> Proposal:
    """The proposal as it is now, locked: of two who step at once, the second finds it moved.

    Raises NotNowError when it does not stand where the step begins, NotAllowedError or
    OwnProposalError when the step is not for `by`. Needs a transaction.
    """
    locked = Proposal.objects.select_for_update(of=("self",)).select_related("author")
    held = locked.get(pk=proposal.pk)
    if not may_take(by, step, held):
        raise _refusal_of(step, by=by)
    if not is_allowed(step, state=State(held.state)):
        raise NotNowError(_where_it_stands(held))
    return held


def take_step(
    held: Proposal, step: Step, signed: Signature, sets: Mapping[str, Any] | None = None
) -> Proposal:
    """Move a held proposal and keep the step. `sets` are columns that change with it.

    Raises ReasonMissingError when it says no reason.
    """
    if not signed.why.strip():
        raise ReasonMissingError("Say why: every step is public, and its author is told.")
    rule, before = RULES[step], held.state
    ProposalEvent.objects.create(
        proposal=held,
        what=step,
        from_state=before,
        to_state=rule.after,
        by=signed.by,
        at=signed.at,
        why=signed.why.replace("\r\n", "\n"),
    )
    columns = {"state": rule.after, **_of_the_state(rule.after), **(sets or {})}
    for name, value in columns.items():
        setattr(held, name, value)
    held.save(update_fields=list(columns))
    if step in HAPPENED:
        tell_of(held, HAPPENED[step], at=signed.at, but=signed.by)
    return held


def _of_the_state(state: State) -> dict[str, None]:
    """What a proposal gives up in a state: the end of its last call, the decision on the table."""
    gone: dict[str, None] = {}
    if state != State.LAST_CALL:
        gone["last_call_ends_at"] = None
    if state not in WITH_DECISION:
        gone["decision"] = None
    return gone


@transaction.atomic
def triage(proposal: Proposal, *, kind: str, why: str, by: Member, at: datetime) -> None:
    """Say that a maintainer has read it, and of which kind it is. Raises ProposalRefusedError."""
    held = held_for(Step.TRIAGE, proposal, by=by)
    take_step(held, Step.TRIAGE, Signature(by, at, why), sets={"kind": kind})


@transaction.atomic
def open_discussion(proposal: Proposal, *, why: str, by: Member, at: datetime) -> None:
    """Ask the community, or take a proposed decision back to it. Raises ProposalRefusedError."""
    held = held_for(Step.DISCUSS, proposal, by=by)
    take_step(held, Step.DISCUSS, Signature(by, at, why))


@transaction.atomic
def let_rest(proposal: Proposal, *, why: str, by: Member, at: datetime) -> None:
    """Put it aside until somebody takes it up again. Raises ProposalRefusedError."""
    held = held_for(Step.REST, proposal, by=by)
    take_step(held, Step.REST, Signature(by, at, why))


@transaction.atomic
def withdraw(proposal: Proposal, *, why: str, by: Member, at: datetime) -> None:
    """Take one's own proposal back; it stays readable. Raises ProposalRefusedError."""
    held = held_for(Step.WITHDRAW, proposal, by=by)
    take_step(held, Step.WITHDRAW, Signature(by, at, why))


@transaction.atomic
def reopen(proposal: Proposal, *, why: str, by: Member, at: datetime) -> None:
    """Take up again what was decided or withdrawn; `why` is the new information.

    The earlier decision stays readable. Raises ProposalRefusedError.
    """
    held = held_for(Step.REOPEN, proposal, by=by)
    if not why.strip():
        raise ReasonMissingError("Say what is new: without new information it stays decided.")
    take_step(held, Step.REOPEN, Signature(by, at, why))


def _refusal_of(step: Step, *, by: Member) -> NotAllowedError:
    actor = RULES[step].by
    if actor == Actor.DECIDER and can_maintain(by):
        return OwnProposalError(
            "You wrote this proposal or stood aside from it, so another maintainer decides on it."
        )
    return NotAllowedError(f"This step is not yours to take. Who may: {actor.label.lower()}.")


def _where_it_stands(held: Proposal) -> str:
    """A sentence for who came too late: what was done last, by whom, and where it led."""
    last = held.events.select_related("by").order_by("-pk").first()
    stands = f"It is now “{held.get_state_display().lower()}”"
    if last is None:
        return f"{stands}."
    who = "its author" if last.by_id == held.author_id else str(last.by)
    return f"{stands}: {who} was faster, or you have done it already."
