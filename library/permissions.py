"""Who may do what in the library. Functions read as sentences; pages, desk and API ask them."""

import datetime
from typing import TypeGuard

from community.models import Council, Member, Reader
from community.models.members import Role
from community.permissions import can_write_for
from library.models import Action, CoAuthor, Suggestion


def is_author(member: Member, action: Action) -> bool:
    """Whether the text is theirs: as its author, or as a co-author who has accepted. One query."""
    if action.author_id == member.pk:
        return True
    return CoAuthor.objects.accepted().filter(action=action.pk, member=member.pk).exists()


def can_propose(reader: Reader) -> TypeGuard[Member]:
    """Approved members propose actions; a visitor signs in or joins first."""
    return isinstance(reader, Member) and reader.is_approved


def can_write(member: Reader, action: Action) -> bool:
    """Its authors write while the text is with them: a draft, or changes were asked for."""
    return can_propose(member) and action.is_writable and is_author(member, action)


def can_choose_co_authors(member: Reader, action: Action) -> bool:
    """Its author alone invites and takes off co-authors, while it can be written or edited."""
    is_theirs = can_propose(member) and action.author_id == member.pk
    return is_theirs and (action.is_writable or action.state == Action.State.LISTED)


def can_edit_listed(reader: Reader, action: Action) -> TypeGuard[Member]:
    """Its authors edit a listed text at once."""
    return can_propose(reader) and _is_listed(action) and is_author(reader, action)


def can_suggest(reader: Reader, action: Action) -> TypeGuard[Member]:
    """Everybody else who is let in, curators too, suggests edits of a listed text."""
    return can_propose(reader) and _is_listed(action) and not is_author(reader, action)


def can_answer(reader: Reader, suggestion: Suggestion) -> TypeGuard[Member]:
    """An author of the action, or a curator, answers what somebody else suggests."""
    if not can_propose(reader) or suggestion.by_id == reader.pk:
        return False
    return can_curate_library(reader) or is_author(reader, suggestion.action)


def can_review(reader: Reader, action: Action) -> TypeGuard[Member]:
    """Its authors, its keeper or a curator look a listed text through, and say so."""
    if not can_propose(reader) or not _is_listed(action):
        return False
    is_theirs = action.keeper_id == reader.pk or can_curate_library(reader)
    return is_theirs or is_author(reader, action)


def _is_listed(action: Action) -> bool:
    return action.state == Action.State.LISTED


def can_curate_library(reader: Reader) -> TypeGuard[Member]:
    """Curators see the desk."""
    return isinstance(reader, Member) and reader.has_role(Role.CURATOR)


def can_curate(member: Reader, action: Action) -> bool:
    """A curator decides on what others wrote, never on what they wrote a part of."""
    return can_curate_library(member) and not is_author(member, action)


def can_list(member: Reader, action: Action) -> bool:
    """A curator lists what others wrote; a text that they put together, another curator lists."""
    edition = action.current_edition
    return can_curate(member, action) and edition is not None and edition.written_by_id != member.pk


def keeps(member: Reader, action: Action) -> bool:
    """Who keeps a public action up to date: its keeper, or its author where there is none."""
    if not can_propose(member) or action.state not in Action.PUBLIC_STATES:
        return False
    return (action.keeper_id or action.author_id) == member.pk


def can_support(reader: Reader, action: Action) -> TypeGuard[Member]:
    """Approved members support what others wrote, while it is listed."""
    return can_propose(reader) and _is_listed(action) and not is_author(reader, action)


def can_hide_reasons(reader: Reader) -> TypeGuard[Member]:
    """Moderators take away what a vote says."""
    return isinstance(reader, Member) and reader.has_role(Role.MODERATOR)


def can_report_use(reader: Reader, council: Council, *, on: datetime.date) -> bool:
    """Those who write for a council on a day say what it did; even of an action of their own."""
    return can_write_for(reader, council, on=on)
