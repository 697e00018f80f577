"""Who may do what to people. Functions read as sentences."""

from community.models import Member
from community.models.members import Role


def can_decide_on_joining(member: Member) -> bool:
    """Moderators let people in."""
    return member.has_role(Role.MODERATOR)
