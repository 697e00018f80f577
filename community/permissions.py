"""Who may do what to people. Functions read as sentences."""

from community.models import JoinRequest, Member
from community.models.members import Role


def can_decide_on_joining(member: Member) -> bool:
    """Moderators let people in."""
    return member.has_role(Role.MODERATOR)


def can_answer(member: Member, request: JoinRequest) -> bool:
    """A moderator answers every request but their own."""
    is_own = request.member_id == member.pk or request.email == member.email
    return can_decide_on_joining(member) and not is_own


def can_see_people(member: Member) -> bool:
    """Moderators and operators see the list of members and what happened to each."""
    return member.has_role(Role.MODERATOR) or member.has_role(Role.OPERATOR)


def can_give_roles_to(member: Member, other: Member) -> bool:
    """Operators give and take roles, never their own."""
    return member.has_role(Role.OPERATOR) and member != other


def can_ban(member: Member, other: Member) -> bool:
    """Moderators ban and lift bans, never their own."""
    return member.has_role(Role.MODERATOR) and member != other
