"""Who may do what in the library. Functions read as sentences; pages, desk and API ask them."""

import datetime
from typing import TypeGuard

from community.models import Council, Member, Reader
from community.models.members import Role
from community.permissions import can_write_for
from library.models import Action


def can_propose(reader: Reader) -> TypeGuard[Member]:
    """Approved members propose actions; a visitor signs in or joins first."""
    return isinstance(reader, Member) and reader.is_approved


def can_write(member: Reader, action: Action) -> bool:
    """The author writes while the text is theirs: a draft, or changes were asked for."""
    return can_propose(member) and action.author_id == member.pk and action.is_writable


def can_curate_library(reader: Reader) -> TypeGuard[Member]:
    """Curators see the desk."""
    return isinstance(reader, Member) and reader.has_role(Role.CURATOR)


def can_curate(member: Reader, action: Action) -> bool:
    """A curator decides on what others wrote, never on their own."""
    return can_curate_library(member) and action.author_id != member.pk


def keeps(member: Reader, action: Action) -> bool:
    """Who keeps a public action up to date: its keeper, or its author where there is none."""
    if not can_propose(member) or action.state not in Action.PUBLIC_STATES:
        return False
    return (action.keeper_id or action.author_id) == member.pk


def can_support(reader: Reader, action: Action) -> TypeGuard[Member]:
    """Approved members support what others wrote, while it is listed."""
    return (
        can_propose(reader)
        and action.author_id != reader.pk
        and action.state == Action.State.LISTED
    )


def can_report_use(reader: Reader, council: Council, *, on: datetime.date) -> bool:
    """Those who write for a council on a day say what it did; even of an action of their own."""
    return can_write_for(reader, council, on=on)
