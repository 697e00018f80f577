"""The forms of the desk: for each its words, its fields, and the operation it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django import forms

from community.models import Member
from feedback.forms.desk import (
    CallForm,
    DecisionForm,
    NoteForm,
    RolledInForm,
    TakeDecisionForm,
    TriageForm,
)
from feedback.forms.taking_part import WhyForm
from feedback.models import Proposal
from feedback.operations.deciding import (
    Ending,
    decide,
    propose_decision,
    restart_last_call,
    stand_aside,
    start_last_call,
)
from feedback.operations.notes import add_note
from feedback.operations.rolling_in import bring_in, say_rolled_in
from feedback.operations.stepping import let_rest, open_discussion, reopen, triage
from feedback.permissions import can_maintain, can_stand_aside, can_take
from feedback.states import Step


@dataclass(frozen=True)
class DeskStep:
    """One form. `take` is called with the proposal and, by name, the fields, `by` and `at`."""

    title: str
    button: str
    form: type[forms.Form]
    take: Callable[..., object]
    may: Callable[[Member, Proposal], bool]


def _may(step: Step) -> Callable[[Member, Proposal], bool]:
    return partial(_can_take, step)


def _can_take(step: Step, member: Member, proposal: Proposal) -> bool:
    return can_take(member, step, proposal)


def _accepted(step: Step) -> Callable[[Member, Proposal], bool]:
    return partial(_can_take_when_accepted, step)


def _can_take_when_accepted(step: Step, member: Member, proposal: Proposal) -> bool:
    is_accepted = proposal.decision is not None and proposal.decision.is_accepted
    return is_accepted and can_take(member, step, proposal)


def _maintains(member: Member, _proposal: Proposal) -> bool:
    return can_maintain(member)


def _propose(proposal: Proposal, *, by: Member, at: datetime, **ending: Any) -> object:
    return propose_decision(proposal, Ending(**ending), by=by, at=at)


# By the word in the address, in the order of the page.
STEPS: dict[str, DeskStep] = {
    "triage": DeskStep("Triage", "Keep it as triaged", TriageForm, triage, _may(Step.TRIAGE)),
    "discuss": DeskStep(
        "Discuss", "Open the discussion", WhyForm, open_discussion, _may(Step.DISCUSS)
    ),
    "propose": DeskStep(
        "Propose a decision", "Put it on the table", DecisionForm, _propose, _may(Step.PROPOSE)
    ),
    "call": DeskStep(
        "Last call", "Start the last call", CallForm, start_last_call, _may(Step.CALL)
    ),
    "restart": DeskStep(
        "There is a new argument",
        "Start the last call again",
        WhyForm,
        restart_last_call,
        _may(Step.EXTEND),
    ),
    "decide": DeskStep("Decide", "Decide as proposed", TakeDecisionForm, decide, _may(Step.DECIDE)),
    "bring-in": DeskStep(
        "Bring it into the working copy",
        "Offer its words as a draft",
        forms.Form,
        bring_in,
        _accepted(Step.BRING_IN),
    ),
    "rolled-in": DeskStep(
        "A release took it up",
        "Say which release",
        RolledInForm,
        say_rolled_in,
        _accepted(Step.ROLL_IN),
    ),
    "stand-aside": DeskStep(
        "Stand aside", "Take no part in this decision", WhyForm, stand_aside, can_stand_aside
    ),
    "rest": DeskStep("Let it rest", "Keep it as dormant", WhyForm, let_rest, _may(Step.REST)),
    "reopen": DeskStep("Reopen", "Take it up again", WhyForm, reopen, _may(Step.REOPEN)),
    "note": DeskStep("Note", "Keep the note", NoteForm, add_note, _maintains),
}
