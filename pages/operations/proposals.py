"""Proposals of the demonstration, taken day by day through the steps that everybody takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from uuid import uuid4

from community.models import Member
from feedback.models import Proposal
from feedback.operations.deciding import (
    Ending,
    decide,
    propose_decision,
    stand_aside,
    start_last_call,
)
from feedback.operations.discussion import bring_new_argument, say
from feedback.operations.drafting import Words, start_draft, submit_proposal
from feedback.operations.rolling_in import say_rolled_in
from feedback.operations.stepping import let_rest, open_discussion, reopen, triage, withdraw
from feedback.operations.targets import Target, target_at
from feedback.operations.voting import cast_vote
from feedback.states import State
from model_releases.models import Release, ReleaseDimension, ReleasePassage
from pages.demonstration import ProposalEntry
from pages.demonstration.proposals import StepEntry
from pages.operations.people import person
from pages.operations.timing import moment

Act = Callable[[datetime], object]
Happening = tuple[date, Act]
BETWEEN_VOTES = timedelta(days=2)


def add_proposals(entries: Iterable[ProposalEntry], *, since: datetime) -> None:
    """Add the proposals that are not there yet, up to where each stands before it is rolled in."""
    for entry in entries:
        if not Proposal.objects.filter(number=entry.number).exists():
            _Story(entry, since=since).tell()


def say_what_was_rolled_in(
    entries: Iterable[ProposalEntry], release: Release, *, since: datetime
) -> None:
    """Say by hand that `release` took up those whose words alone do not tell."""
    waiting = {one.number: one for one in Proposal.objects.filter(state=State.DECIDED)}
    for entry in entries:
        for step in entry.steps:
            if step.what == "rolled_in" and entry.number in waiting:
                say_rolled_in(
                    waiting[entry.number],
                    release=release,
                    why=step.why,
                    by=person(step.by, since=since),
                    at=release.frozen_at,
                )


@dataclass(frozen=True)
class _Story:
    """One proposal from its draft on. Posts and votes of a day come before its steps.

    Only what is reopened is discussed after that.
    """

    entry: ProposalEntry
    since: datetime

    def tell(self) -> None:
        proposal = self._received()
        steps = list(self._steps(proposal))
        reopened = [one.on for one in self.entry.steps if one.what == "reopened"]
        first = [one for one in steps if one[0] in reopened]
        then = [one for one in steps if one[0] not in reopened]
        happenings = [*first, *self._votes(proposal), *self._said(proposal), *then]
        ordered = sorted(happenings, key=itemgetter(0))
        for day, of_day in groupby(ordered, key=itemgetter(0)):
            for turn, (_, act) in enumerate(of_day, start=1):
                act(moment(day, turn))

    def _who(self, name: str) -> Member:
        return person(name, since=self.since)

    def _received(self) -> Proposal:
        facts, at = self.entry.facts, moment(self.entry.received_on)
        by = self._who(facts["by"])
        words = Words(
            kind=facts["kind"],
            title=facts["title"],
            reason=self.entry.reason,
            replacement=self.entry.replacement,
            credit=facts["credit"],
            credit_name=facts["by"] if facts["credit"] == "role" else facts.get("credit_name", ""),
        )
        draft = start_draft(words, _target(self.entry), uid=uuid4(), by=by, at=at)
        return submit_proposal(draft, by=by, at=at, number=self.entry.number)

    def _votes(self, proposal: Proposal) -> Iterable[Happening]:
        last = self._last_day_of_votes()
        for place, name in enumerate(self.entry.facts["supporters"]):
            day = min(self.entry.received_on + place * BETWEEN_VOTES, last)
            yield day, self._vote(proposal, name)

    def _last_day_of_votes(self) -> date:
        closing = (one.on for one in self.entry.steps if one.what in ("decided", "withdrawn"))
        spoken = [self.entry.received_on, *(one.on for one in self.entry.posts)]
        return next(closing, max(spoken))

    def _vote(self, proposal: Proposal, name: str) -> Act:
        return lambda at: cast_vote(proposal, by=self._who(name), at=at)

    def _said(self, proposal: Proposal) -> Iterable[Happening]:
        arguments = {(one.by, one.on) for one in self.entry.steps if one.what == "restarted"}
        for post in self.entry.posts:
            is_new = (post.by, post.on) in arguments
            yield post.on, self._speech(proposal, post.by, post.text, is_new_argument=is_new)
        for aside in self.entry.stood_aside:
            yield aside.on, self._standing_aside(proposal, aside.by, aside.text)

    def _speech(
        self, proposal: Proposal, name: str, text: str, *, is_new_argument: bool = False
    ) -> Act:
        speak = bring_new_argument if is_new_argument else say
        return lambda at: speak(proposal, text=text, by=self._who(name), at=at)

    def _standing_aside(self, proposal: Proposal, name: str, why: str) -> Act:
        return lambda at: stand_aside(proposal, why=why, by=self._who(name), at=at)

    def _steps(self, proposal: Proposal) -> Iterable[Happening]:
        reasons = iter(self.entry.decisions)
        for step in self.entry.steps:
            if step.what == "proposed":
                yield step.on, self._speech(proposal, step.by, step.why)
                yield step.on, self._ending(proposal, step, next(reasons))
            elif step.what in TAKEN:
                yield step.on, self._step(proposal, step)

    def _ending(self, proposal: Proposal, step: StepEntry, reasons: str) -> Act:
        facts = self.entry.facts["decision"]
        other = facts.get("duplicate_of")
        ending = Ending(
            outcome=facts["outcome"],
            reasons=reasons,
            text=facts.get("text", ""),
            deferred_to=facts.get("deferred_to", ""),
            duplicate_of=Proposal.objects.get(number=other) if other else None,
        )
        return lambda at: propose_decision(proposal, ending, by=self._who(step.by), at=at)

    def _step(self, proposal: Proposal, step: StepEntry) -> Act:
        return lambda at: TAKEN[step.what](proposal, step, self._who(step.by), at)


def _call(proposal: Proposal, step: StepEntry, by: Member, at: datetime) -> None:
    days = (step.until - step.on).days if step.until else 0
    start_last_call(proposal, days=days, why=step.why, by=by, at=at)


TAKEN: dict[str, Callable[[Proposal, StepEntry, Member, datetime], object]] = {
    "triaged": lambda one, step, by, at: triage(one, kind=one.kind, why=step.why, by=by, at=at),
    "discussed": lambda one, step, by, at: open_discussion(one, why=step.why, by=by, at=at),
    "called": _call,
    "decided": lambda one, step, by, at: decide(one, by=by, at=at, without_call=step.without_call),
    "dormant": lambda one, step, by, at: let_rest(one, why=step.why, by=by, at=at),
    "withdrawn": lambda one, step, by, at: withdraw(one, why=step.why, by=by, at=at),
    "reopened": lambda one, step, by, at: reopen(one, why=step.why, by=by, at=at),
}


def _target(entry: ProposalEntry) -> Target:
    """The passage, dimension or whole release which the file names by code, level and facet."""
    facts = entry.facts
    release = Release.objects.of_own_model().get(number=facts["release"])
    if "dimension" not in facts:
        return target_at(release.number)
    wording = ReleaseDimension.objects.get(release=release, code=facts["dimension"])
    if "level" not in facts:
        return target_at(release.number, element=wording.dimension.uid)
    passage = ReleasePassage.objects.get(
        level__release_dimension=wording, level__number=facts["level"], facet=facts["facet"]
    )
    return target_at(release.number, passage=passage.uid)
