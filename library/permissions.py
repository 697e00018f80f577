"""Who may do what in the library. Functions read as sentences; pages, desk and API ask them."""

from typing import TypeGuard

from community.models import Member, Reader
from community.models.members import Role
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


def can_support(reader: Reader, action: Action) -> TypeGuard[Member]:
    """Approved members support what others wrote, while it is listed."""
    return (
        can_propose(reader)
        and action.author_id != reader.pk
        and action.state == Action.State.LISTED
    )
