"""The life of a proposal as one table: which step leads from where to where, and who may take it.

Everything asks this table: operations, pages, the desk, and the database's own constraint.
"""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import TextChoices

LONDON = ZoneInfo("Europe/London")
CLOSING_TIME = datetime.time(17)
SHORTEST_CALL, USUAL_CALL, LONGEST_CALL = 1, 8, 60  # days


class State(TextChoices):
    """Where a proposal stands."""

    DRAFT = "draft", "Draft"
    RECEIVED = "received", "Received"
    TRIAGED = "triaged", "Triaged"
    DISCUSSED = "in_discussion", "In discussion"
    PROPOSED = "decision_proposed", "Decision proposed"
    LAST_CALL = "last_call", "Last call"
    DECIDED = "decided", "Decided"
    ROLLED_IN = "rolled_in", "Rolled in"
    DORMANT = "dormant", "Dormant"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REOPENED = "reopened", "Reopened"


class Kind(TextChoices):
    """What is the matter with the words."""

    TYPO = "typo", "A typing mistake"
    UNCLEAR = "unclear", "Unclear"
    DISAGREE = "disagree", "I disagree"
    GAP = "gap", "Something is missing"
    WORDING = "wording", "Better words"
    STRUCTURE = "structure", "The order or the parts"


class Outcome(TextChoices):
    """How a proposal ends."""

    ACCEPTED = "accepted", "Accepted"
    WITH_CHANGES = "accepted_with_changes", "Accepted with changes"
    DEFERRED = "deferred", "Deferred"
    DECLINED = "declined", "Declined"
    DUPLICATE = "duplicate", "Duplicate"
    NO_CHANGE = "no_change_needed", "No change needed"
    OUT_OF_SCOPE = "out_of_scope", "Out of scope"


class Actor(TextChoices):
    """Who takes a step."""

    AUTHOR = "author", "Its author"
    MEMBER = "member", "A member"
    MAINTAINER = "maintainer", "A maintainer"
    DECIDER = "decider", "A maintainer who did not write it and did not stand aside"
    STEWARD = "steward", "Its author or a maintainer"
    SITE = "site", "The site when a release is frozen, or a maintainer"


class Step(TextChoices):
    """What happens to a proposal. Values are kept for good, in rows that never change."""

    RECEIVE = "received", "Received"
    TRIAGE = "triaged", "Triaged"
    DISCUSS = "discussion opened", "In discussion"
    PROPOSE = "decision proposed", "Decision proposed"
    CALL = "last call", "Last call"
    EXTEND = "last call restarted", "Last call restarted"
    DECIDE = "decided", "Decided"
    BRING_IN = "brought in", "Brought into the working copy"
    ROLL_IN = "rolled in", "Rolled in"
    REST = "dormant", "Dormant"
    WITHDRAW = "withdrawn", "Withdrawn"
    REOPEN = "reopened", "Reopened"


@dataclass(frozen=True)
class Rule:
    """From which states a step leads to which one, and who takes it."""

    before: tuple[State, ...]
    after: State
    by: Actor


OPEN = (State.RECEIVED, State.TRIAGED, State.DISCUSSED, State.PROPOSED, State.LAST_CALL)
ENDED = (State.DECIDED, State.ROLLED_IN)
WITH_DECISION = (State.PROPOSED, State.LAST_CALL, *ENDED)  # proposed, called, or taken
UNDECIDED = (*OPEN, State.DORMANT, State.REOPENED)  # takes votes and comments
ACCEPTED = (Outcome.ACCEPTED, Outcome.WITH_CHANGES)
_AWAKE = (State.TRIAGED, State.DISCUSSED, State.PROPOSED, State.REOPENED)

RULES: dict[Step, Rule] = {
    Step.RECEIVE: Rule((State.DRAFT,), State.RECEIVED, Actor.AUTHOR),
    Step.TRIAGE: Rule(
        (State.RECEIVED, State.REOPENED, State.DORMANT), State.TRIAGED, Actor.MAINTAINER
    ),
    Step.DISCUSS: Rule(
        (State.TRIAGED, State.PROPOSED, State.LAST_CALL), State.DISCUSSED, Actor.MAINTAINER
    ),
    Step.PROPOSE: Rule(
        (State.TRIAGED, State.DISCUSSED, State.PROPOSED), State.PROPOSED, Actor.DECIDER
    ),
    Step.CALL: Rule((State.PROPOSED,), State.LAST_CALL, Actor.MAINTAINER),
    Step.EXTEND: Rule((State.LAST_CALL,), State.LAST_CALL, Actor.MEMBER),
    Step.DECIDE: Rule((State.PROPOSED, State.LAST_CALL), State.DECIDED, Actor.DECIDER),
    Step.BRING_IN: Rule((State.DECIDED,), State.DECIDED, Actor.MAINTAINER),
    Step.ROLL_IN: Rule((State.DECIDED,), State.ROLLED_IN, Actor.SITE),
    Step.REST: Rule(_AWAKE, State.DORMANT, Actor.MAINTAINER),
    Step.WITHDRAW: Rule(UNDECIDED, State.WITHDRAWN, Actor.AUTHOR),
    Step.REOPEN: Rule((State.DECIDED, State.WITHDRAWN), State.REOPENED, Actor.STEWARD),
}


def is_allowed(step: Step, *, state: State) -> bool:
    """Whether `step` may be taken where a proposal stands."""
    return state in RULES[step].before


def steps_from(state: State) -> tuple[Step, ...]:
    """Every step that leads on from `state`, in the order of the table."""
    return tuple(step for step, rule in RULES.items() if state in rule.before)


def end_of_call(at: datetime.datetime, *, days: int) -> datetime.datetime:
    """When a last call of `days` days ends that begins `at`: 17:00 in London on the last day.

    `at` is timezone-aware; so is the answer. The day of `at` in London is day 0, so the clocks
    may change in between.
    """
    last_day = at.astimezone(LONDON).date() + datetime.timedelta(days=days)
    return datetime.datetime.combine(last_day, CLOSING_TIME, tzinfo=LONDON)
