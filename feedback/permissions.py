"""Who may do what with proposals. Functions read as sentences; pages and desk ask them."""

from collections.abc import Callable
from typing import TypeGuard

from community.models import Member, Reader
from community.models.members import Role
from feedback.models import Proposal, StoodAside
from feedback.states import RULES, UNDECIDED, Actor, State, Step, is_allowed


def can_propose(reader: Reader) -> TypeGuard[Member]:
    """Approved members propose, support and discuss; a visitor signs in or joins first."""
    return isinstance(reader, Member) and reader.is_approved


def can_write(reader: Reader, proposal: Proposal) -> bool:
    """The author writes while it is a draft."""
    return can_propose(reader) and is_author(reader, proposal) and proposal.is_draft


def is_author(member: Member, proposal: Proposal) -> bool:
    """Whether somebody's proposal is their own."""
    return proposal.author_id == member.pk


def can_support(reader: Reader, proposal: Proposal) -> TypeGuard[Member]:
    """Approved members support what others wrote, until it is decided."""
    return can_propose(reader) and not is_author(reader, proposal) and proposal.state in UNDECIDED


def can_discuss(reader: Reader, proposal: Proposal) -> TypeGuard[Member]:
    """Approved members discuss what is not decided yet, their own too."""
    return can_propose(reader) and proposal.state in UNDECIDED


def can_hide_comments(reader: Reader) -> TypeGuard[Member]:
    """Moderators take comments away."""
    return isinstance(reader, Member) and reader.has_role(Role.MODERATOR)


def can_maintain(reader: Reader) -> TypeGuard[Member]:
    """Maintainers have the desk."""
    return isinstance(reader, Member) and reader.has_role(Role.MAINTAINER)


def can_decide_on(member: Member, proposal: Proposal) -> bool:
    """A maintainer decides on what others wrote, unless they stood aside. One query at most."""
    if not can_maintain(member) or is_author(member, proposal):
        return False
    return not StoodAside.objects.filter(proposal=proposal, member=member).exists()


def can_stand_aside(member: Member, proposal: Proposal) -> bool:
    """Whoever could decide may say that they will not, until it is decided."""
    return proposal.state in UNDECIDED and can_decide_on(member, proposal)


def _is_author_or_maintains(member: Member, proposal: Proposal) -> bool:
    return is_author(member, proposal) or can_maintain(member)


MAY: dict[Actor, Callable[[Member, Proposal], bool]] = {
    Actor.AUTHOR: is_author,
    Actor.MEMBER: lambda _member, _proposal: True,
    Actor.MAINTAINER: lambda member, _proposal: can_maintain(member),
    Actor.DECIDER: can_decide_on,
    Actor.STEWARD: _is_author_or_maintains,
    Actor.SITE: lambda member, _proposal: can_maintain(member),
}


def may_take(member: Member, step: Step, proposal: Proposal) -> bool:
    """Whether the table lets an approved member take a step, wherever the proposal stands."""
    return member.is_approved and MAY[RULES[step].by](member, proposal)


def can_take(reader: Reader, step: Step, proposal: Proposal) -> TypeGuard[Member]:
    """Whether somebody can take a step now: the table names them, and the proposal stands there."""
    return (
        isinstance(reader, Member)
        and is_allowed(step, state=State(proposal.state))
        and may_take(reader, step, proposal)
    )
