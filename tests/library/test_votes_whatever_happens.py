"""Whatever happens, in whatever order, the count is the voters: a machine takes the steps."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from community.models import Member, Membership
from community.models.members import Role
from community.operations.bans import ban_member, lift_ban
from library.models import Action, ActionTally, ActionVote, Merge
from library.operations.ending import relist_action, retire_action
from library.operations.merging import merge_action, not_mine, undo_merge
from library.operations.voting import cast_vote, take_back_vote
from tests.factories.community import CouncilFactory, MemberFactory, MembershipFactory
from tests.factories.library import LISTED_AT, ActionFactory, next_edition
from tests.library.plain_votes import PlainVotes

pytestmark = pytest.mark.django_db
ACTIONS, MEMBERS, COUNCILS = 4, 6, 3
ACTION, MEMBER = st.integers(0, ACTIONS - 1), st.integers(0, MEMBERS - 1)
VOTES = st.lists(st.tuples(ACTION, MEMBER), min_size=1, max_size=6)
STEPS_OF_A_WALK = 20


class Library(RuleBasedStateMachine):
    """Four actions, and six members of whom two have written them: few, so that votes meet."""

    def __init__(self) -> None:
        super().__init__()
        self.undone_at_the_end = transaction.atomic()
        self.undone_at_the_end.__enter__()
        self.now = LISTED_AT
        self.curator = MemberFactory(roles=[Role.CURATOR])
        self.members: list[Member] = [MemberFactory() for _ in range(MEMBERS)]
        self.councils = [CouncilFactory() for _ in range(COUNCILS)]
        for member, council in zip(self.members[1:], self.councils, strict=False):
            MembershipFactory(member=member, council=council, is_primary=True)
        authors = [self.members[number % 2] for number in range(ACTIONS)]
        self.keys = [ActionFactory(listed=True, author=author).pk for author in authors]
        written = zip(self.keys, authors, strict=True)
        self.plain = PlainVotes({key: author.pk for key, author in written})
        self.erased: set[int] = set()

    def teardown(self) -> None:
        """Leave nothing behind for the next walk."""
        transaction.set_rollback(True)
        self.undone_at_the_end.__exit__(None, None, None)

    def action(self, number: int) -> Action:
        """One of the actions, as it is now."""
        return Action.objects.get(pk=self.keys[number])

    def tick(self) -> dict[str, Any]:
        """The curator's next moment."""
        self.now += timedelta(minutes=1)
        return {"why": "For a reason.", "by": self.curator, "at": self.now}

    def may_act(self, member: Member) -> bool:
        """Whether a member can still click."""
        return not {member.pk} & (self.plain.banned | self.erased)

    def listed(self) -> list[int]:
        """Keys of the actions that are in the list."""
        rows = Action.objects.listed().filter(pk__in=self.keys)
        return list(rows.order_by("pk").values_list("pk", flat=True))

    @initialize(votes=st.lists(st.tuples(ACTION, MEMBER), min_size=12, max_size=24))
    def begin(self, votes: list[tuple[int, int]]) -> None:
        """Have enough votes that merges meet some."""
        self.vote(votes)

    @rule(votes=VOTES)
    def vote(self, votes: list[tuple[int, int]]) -> None:
        """Several members support several actions."""
        for number, who in votes:
            action, member = self.action(number), self.members[who]
            if action.state == "listed" and self.may_act(member) and action.author != member:
                self._vote(action, member)

    def _vote(self, action: Action, member: Member) -> None:
        self.now += timedelta(minutes=1)
        primary = Membership.objects.filter(member=member, is_primary=True).order_by("-pk")
        council = primary.values_list("council", flat=True).first()
        cast_vote(action, by=member, at=self.now)
        self.plain.vote(action.pk, member.pk, council=council, at=int(self.now.timestamp()))

    def there(self) -> list[tuple[int, int]]:
        """Every vote that is there: action and member."""
        return [(key, who) for key in self.keys for who in sorted(self.plain.on(key))]

    @precondition(lambda self: self.there())
    @rule(choose=st.data())
    def take_back(self, choose: st.DataObject) -> None:
        """Somebody takes a vote back, wherever they have one."""
        key, who = choose.draw(st.sampled_from(self.there()))
        take_back_vote(Action.objects.get(pk=key), by=Member.objects.get(pk=who))
        self.plain.take_back(key, who)

    def carried(self) -> list[tuple[int, int]]:
        """Every vote that a merge brought."""
        there = [(key, who, self.plain.on(key)[who]) for key, who in self.there()]
        return [(key, who) for key, who, vote in there if vote.through is not None]

    @precondition(lambda self: self.carried())
    @rule(choose=st.data())
    def say_not_mine(self, choose: st.DataObject) -> None:
        """A voter does not want what a merge brought."""
        key, who = choose.draw(st.sampled_from(self.carried()))
        not_mine(Action.objects.get(pk=key), by=Member.objects.get(pk=who))
        self.plain.take_back(key, who)

    @precondition(lambda self: self.carried())
    @rule(choose=st.data())
    def confirm(self, choose: st.DataObject) -> None:
        """A voter makes what a merge brought their own."""
        key, who = choose.draw(st.sampled_from(self.carried()))
        action, member = Action.objects.get(pk=key), Member.objects.get(pk=who)
        if action.state == "listed" and self.may_act(member):
            self._vote(action, member)

    @precondition(lambda self: len(self.listed()) > 1)
    @rule(choose=st.data(), links=st.integers(1, 2))
    def merge(self, choose: st.DataObject, links: int) -> None:
        """One into another, and sometimes that one into a third."""
        *duplicates, last = choose.draw(st.permutations(self.listed()))[: links + 1]
        for duplicate, other in zip(duplicates, [*duplicates[1:], last], strict=True):
            rows = Action.objects.in_bulk([duplicate, other])
            merge_action(rows[duplicate], into=rows[other], **self.tick())
            self.plain.stands_for[duplicate] = other

    @precondition(lambda self: self.plain.stands_for)
    @rule(choose=st.data())
    def unmerge(self, choose: st.DataObject) -> None:
        """A curator takes two apart, anywhere in a chain."""
        duplicate = choose.draw(st.sampled_from(sorted(self.plain.stands_for)))
        undo_merge(Merge.objects.standing().get(duplicate=duplicate), **self.tick())
        del self.plain.stands_for[duplicate]

    @rule(number=ACTION)
    def retire_or_relist(self, number: int) -> None:
        """One leaves the list, or comes back."""
        action = self.action(number)
        if action.state == "listed" and len(self.listed()) == ACTIONS:
            retire_action(action, successor=None, **self.tick())
        elif action.state == "retired":
            relist_action(action, **self.tick())

    @rule(who=MEMBER)
    def ban_or_lift(self, who: int) -> None:
        """A moderator bans a member, or lifts the ban."""
        member = Member.objects.get(pk=self.members[who].pk)
        if member.pk in self.plain.banned:
            lift_ban(member, **self.tick())
        elif self.may_act(member):
            ban_member(member, **self.tick())
        self.plain.banned ^= {member.pk} - self.erased
        self.members[who] = member

    @precondition(lambda self: not self.erased)
    @rule(who=MEMBER)
    def erase(self, who: int) -> None:
        """Empty the row in place: the votes stay, and count."""
        member = self.members[who]
        if self.may_act(member):
            Member.objects.filter(pk=member.pk).update(display_name="", is_active=False)
            self.erased.add(member.pk)

    @rule(number=ACTION)
    def change_text(self, number: int) -> None:
        """A listed action has a new text."""
        action = self.action(number)
        if action.state == "listed":
            next_edition(action)
            self.plain.texts[action.pk] = self.plain.texts.get(action.pk, 0) + 1

    @rule(who=MEMBER, to=st.integers(0, COUNCILS - 1))
    def move_to_a_council(self, who: int, to: int) -> None:
        """A member works for another council from now on."""
        Membership.objects.filter(member=self.members[who]).update(is_primary=False)
        Membership.objects.filter(member=self.members[who], council=self.councils[to]).delete()
        MembershipFactory(member=self.members[who], council=self.councils[to], is_primary=True)

    @invariant()
    def the_rows_are_those_of_the_plain_computation(self) -> None:
        """Each vote is there, for its council, through its duplicate."""
        rows: dict[int, dict[int, Any]] = {key: {} for key in self.keys}
        columns = ("action", "member", "council", "merged_from")
        for key, who, *row in ActionVote.objects.values_list(*columns).order_by("pk"):
            rows[key][who] = tuple(row)
        assert rows == {key: self.plain.rows(key) for key in self.keys}

    @invariant()
    def every_tally_is_its_distinct_voters_and_councils(self) -> None:
        """The triggers count what the plain computation counts."""
        tallies = ActionTally.objects.values_list("action", "people", "councils")
        kept = {key: (people, councils) for key, people, councils in tallies}
        assert kept == {key: self.plain.support(key) for key in self.keys}


def _walk(steps: int, **how: Any) -> None:
    run_state_machine_as_test(
        Library,
        settings=settings(
            max_examples=steps // STEPS_OF_A_WALK,
            stateful_step_count=STEPS_OF_A_WALK,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            **how,
        ),
    )


def test_in_100_steps_the_count_is_always_the_voters() -> None:
    _walk(100, derandomize=True)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_in_5000_steps_the_count_is_always_the_voters() -> None:
    _walk(5_000)
