"""The table of steps: every state is reached, and a last call ends at five in London."""

import datetime

import pytest

from feedback.states import (
    RULES,
    Actor,
    State,
    Step,
    end_of_call,
    is_allowed,
    steps_from,
)


def test_every_state_is_reached_by_a_step() -> None:
    assert {rule.after for rule in RULES.values()} == set(State) - {State.DRAFT}


def test_only_what_is_in_a_release_is_final() -> None:
    assert [state for state in State if not steps_from(state)] == [State.ROLLED_IN]


def test_a_draft_can_only_be_received() -> None:
    assert steps_from(State.DRAFT) == (Step.RECEIVE,)


def test_nothing_is_ever_a_draft_again() -> None:
    assert [step for step, rule in RULES.items() if rule.after == State.DRAFT] == []


def test_a_decision_is_taken_only_when_it_is_on_the_table_and_not_by_anybody() -> None:
    rule = RULES[Step.DECIDE]

    assert (rule.before, rule.by) == ((State.PROPOSED, State.LAST_CALL), Actor.DECIDER)


def test_every_step_has_its_rule() -> None:
    assert set(RULES) == set(Step)


def test_a_step_is_allowed_only_where_it_begins() -> None:
    assert [state for state in State if is_allowed(Step.CALL, state=state)] == [State.PROPOSED]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        # In winter London keeps universal time, in summer it is an hour ahead.
        ("2026-11-22T09:00+00:00", "2026-11-30T17:00+00:00"),
        ("2026-10-22T09:00+00:00", "2026-10-30T17:00+00:00"),
        ("2026-03-25T09:00+00:00", "2026-04-02T16:00+00:00"),
        # Half past eleven in the evening here is the next day there.
        ("2026-07-01T23:30+00:00", "2026-07-10T16:00+00:00"),
    ],
)
def test_a_last_call_of_eight_days_ends_at_five_in_london(begins: str, ends: str) -> None:
    end = end_of_call(datetime.datetime.fromisoformat(begins), days=8)

    assert end == datetime.datetime.fromisoformat(ends)
