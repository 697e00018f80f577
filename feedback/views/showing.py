"""How a proposal is shown: where it is aimed, who wrote it, how it stands, what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from community.models import Member
from feedback.models import Proposal, ProposalEvent
from feedback.states import ENDED, OPEN, State, Step
from model_releases.comparison.wording import counted, differences
from ui.dates import whole_date

NOBODY_NAMED = "a member"
TONES = {
    State.DISCUSSED: "open",
    State.PROPOSED: "open",
    State.LAST_CALL: "call",
    State.DECIDED: "done",
    State.ROLLED_IN: "done",
    State.DORMANT: "idle",
    State.WITHDRAWN: "idle",
    State.DRAFT: "private",
}
STILL_TO_COME = (*OPEN, State.DECIDED)


@dataclass(frozen=True)
class Row:
    """A proposal in a list; `closes_at` is the end of its last call, if it is in one."""

    title: str
    url: str
    state: dict[str, str]
    facts: tuple[str, ...]
    closes_at: datetime | None


def row_of(proposal: Proposal) -> Row:
    """What a list shows; needs `for_lists()`, and asks nothing more."""
    number = f"Proposal {proposal.number}" if proposal.number else "Not sent yet"
    facts = [number, proposal.get_kind_display(), place_of(proposal)]
    tally = getattr(proposal, "tally", None)
    if tally and tally.people:
        facts.append(_support(tally.people, tally.councils))
    if proposal.received_at:
        facts.append(whole_date(proposal.received_at))
    return Row(
        title=proposal.title,
        url=proposal.get_absolute_url(),
        state=state_of(proposal),
        facts=tuple(facts),
        closes_at=proposal.last_call_ends_at,
    )


def _support(people: int, councils: int) -> str:
    them = "1 person" if people == 1 else f"{people} people"
    return f"{them} in {councils} council{'' if councils == 1 else 's'}"


def state_of(proposal: Proposal) -> dict[str, str]:
    """The state as a word in a box, with the outcome beside it; needs `decision` loaded."""
    state = State(proposal.state)
    decision = proposal.decision
    is_decided = decision is not None and state in ENDED
    return {
        "text": str(state.label),
        "kind": TONES.get(state, ""),
        "outcome": decision.sentence if decision and is_decided else "",
    }


def place_of(proposal: Proposal) -> str:
    """Where it is aimed, in words: "Data, level 3, Owners"; needs `with_place()`."""
    if proposal.element == Proposal.Element.RELEASE:
        return f"Release {proposal.release.number} as a whole"
    level = getattr(proposal, "level_number", None)
    parts = [
        getattr(proposal, "dimension_name", ""),
        "" if level is None else f"level {level}",
        getattr(proposal, "facet", ""),
    ]
    return ", ".join(filter(None, parts))


def address_of(proposal: Proposal) -> str:
    """Where its words stand, in its own release; needs `with_place()` and the release's model."""
    release = proposal.release
    if proposal.element == Proposal.Element.RELEASE:
        return release.get_absolute_url()
    code = getattr(proposal, "dimension_code", "")
    page = release.model.address_of("dimension", release.number, code)
    return f"{page}#{proposal.passage_uid}" if proposal.passage_uid else page


def name_of(member: Member, proposal: Proposal) -> str:
    """The name that stands beside what a member did: the author's is as they chose."""
    if member.pk == proposal.author_id:
        return proposal.credit_line or NOBODY_NAMED
    return str(member)


def difference_of(old: str, new: str) -> dict[str, Any] | None:
    """The pieces of a word-level diff and a sentence that counts them; none without new words."""
    if not new:
        return None
    pieces = differences(old, new)
    return {"pieces": pieces, "summary": counted(pieces)}


def timeline_of(proposal: Proposal, events: Iterable[ProposalEvent]) -> list[dict[str, Any]]:
    """Every step so far, and those still to come on the way to a decision."""
    taken = [
        {
            "what": str(event.step.label),
            "detail": f"{name_of(event.by, proposal)}, {whole_date(event.at)}",
        }
        for event in events
    ]
    return [*taken, *({"what": str(one.label), "is_next": True} for one in _to_come(proposal))]


def _to_come(proposal: Proposal) -> list[State]:
    state = State(proposal.state)
    if state == State.DECIDED:
        accepted = proposal.decision is not None and proposal.decision.is_accepted
        return [State.ROLLED_IN] if accepted else []
    if state == State.REOPENED:
        return list(STILL_TO_COME[1:])
    if state in STILL_TO_COME:
        return list(STILL_TO_COME[STILL_TO_COME.index(state) + 1 :])
    return []


def reasons_of(proposal: Proposal, events: Iterable[ProposalEvent]) -> list[dict[str, str]]:
    """The steps with their reasons in full, oldest first; the licence of the first is left out."""
    return [
        {
            "what": f"{event.step.label}, {name_of(event.by, proposal)}, {whole_date(event.at)}",
            "why": event.why,
        }
        for event in events
        if event.step != Step.RECEIVE
    ]
