"""The demonstration's library: actions listed month by month, supported, and some that left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4
from zlib import crc32

from community.models import Member
from library.models import Action
from library.operations.checking import draft_of, known_model
from library.operations.curation import ask_for_changes, decline_action, list_action
from library.operations.ending import retire_action
from library.operations.files.rows import Row
from library.operations.importing import import_actions, own_model
from library.operations.merging import merge_action
from library.operations.submission import start_draft, submit_action
from library.operations.voting import cast_vote, take_back_vote
from pages.demonstration import OtherAction, Support
from pages.operations.people import person
from pages.operations.timing import moment

State = Action.State
LAST_VOTE = date(2026, 11, 16)


def add_actions(
    actions: Iterable[Mapping[str, Any]],
    support: Mapping[str, Support],
    *,
    by: Member,
    listed_by: Member,
) -> None:
    """Add the actions that are not there yet, each on the day it was listed."""
    of_days: dict[date, list[Mapping[str, Any]]] = defaultdict(list)
    for action in actions:
        of_days[support[action["key"]].listed_on].append(action)
    for day in sorted(of_days):
        import_actions(of_days[day], by=by, listed_by=listed_by, at=moment(day))


def add_votes(support: Mapping[str, Support]) -> None:
    """Support the actions that nobody supports yet. Who supports which follows from its key."""
    people = list(Member.objects.approved().filter(email__endswith="@people.demo.invalid"))
    rows = Action.objects.listed().filter(tally__people=0, key__in=support)
    for action in rows.order_by("key"):
        one = support[action.key]
        in_turn = sorted(people, key=partial(_chance, action.key))
        for member in in_turn[: one.people]:
            cast_vote(action, by=member, at=moment(_day_of_vote(action.key, member, one)))


def _chance(key: str, member: Member) -> int:
    """The same number for the same two on every machine."""
    return crc32(f"{key} {member.email}".encode())


def _day_of_vote(key: str, member: Member, support: Support) -> date:
    days = (LAST_VOTE - support.listed_on).days + 1
    return support.listed_on + timedelta(days=_chance(key, member) // 7 % days)


def begin_other_actions(others: Iterable[OtherAction], *, since: datetime) -> None:
    """Add those that are not there yet: as drafts, with a curator, or listed until they left."""
    model = own_model()
    known = known_model(model)
    for other in others:
        by, at = person(other.by, since=since), moment(other.begun_on)
        there = Action.objects.filter(author=by, current_edition__title=other.values["title"])
        if there.exists():
            continue
        draft = draft_of(Row(1, other.values), known)
        action = start_draft(draft, uid=uuid4(), model=model, by=by, at=at)
        if other.state != State.DRAFT:
            submit_action(action, by=by, at=at)
        if other.state in (State.RETIRED, State.MERGED):
            curator = person(other.decided_by, since=since)
            list_action(action, by=curator, at=moment(other.begun_on, 1))
            for turn, name in enumerate(other.supporters, start=2):
                voter = person(name, since=since)
                cast_vote(action, by=voter, at=moment(other.begun_on, turn))


def settle_other_actions(others: Iterable[OtherAction], *, since: datetime) -> None:
    """Decline, give back, retire and merge those that still stand where they began."""
    for other in others:
        begun = Action.objects.filter(state__in=(State.SUBMITTED, State.LISTED))
        author = person(other.by, since=since)
        action = begun.filter(author=author, current_edition__title=other.values["title"]).first()
        if action and other.decided_on:
            curator = person(other.decided_by, since=since)
            _settle(action, other, by=curator, at=moment(other.decided_on))
            if other.not_mine:
                into = Action.objects.get(key=other.instead)
                take_back_vote(into, by=person(other.not_mine, since=since))


def _settle(action: Action, other: OtherAction, *, by: Member, at: datetime) -> None:
    if other.state == State.CHANGES_ASKED:
        ask_for_changes(action, why=other.why, by=by, at=at)
    if other.state == State.DECLINED:
        decline_action(action, why=other.why, by=by, at=at)
    if other.state == State.RETIRED:
        instead = Action.objects.get(key=other.instead)
        retire_action(action, successor=instead, why=other.why, by=by, at=at)
    if other.state == State.MERGED:
        into = Action.objects.get(key=other.instead)
        merge_action(action, into=into, why=other.why, by=by, at=at)
