"""Who may do what to people. Functions read as sentences."""

import datetime

from community.models import Council, JoinRequest, Member, Membership, Reader
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


def can_see_work_of(reader: Reader, council: Council, *, on: datetime.date) -> bool:
    """Those who belong to a council on a day see its assessments and plans; nobody else does."""
    return _role_in(reader, council, on=on) is not None


def can_write_for(reader: Reader, council: Council, *, on: datetime.date) -> bool:
    """Its editors and leads write them, while they belong to it."""
    return _role_in(reader, council, on=on) in (Membership.Role.EDITOR, Membership.Role.LEAD)


def councils_written_for(reader: Reader, *, on: datetime.date) -> list[Council]:
    """All councils of which that is true on a day, the member's primary one first; one query."""
    if not isinstance(reader, Member) or not reader.is_approved:
        return []
    held = Membership.objects.of(reader).current(on=on).who_write()
    return [membership.council for membership in held.primary_first()]


def councils_belonged_to(reader: Reader, *, on: datetime.date) -> list[Council]:
    """All councils of which an approved reader is on a day, the primary one first; one query."""
    if not isinstance(reader, Member) or not reader.is_approved:
        return []
    held = Membership.objects.of(reader).current(on=on)
    return [membership.council for membership in held.primary_first()]


def can_sign_for(reader: Reader, council: Council, *, on: datetime.date) -> bool:
    """Its leads sign them off and publish them."""
    return _role_in(reader, council, on=on) == Membership.Role.LEAD


def _role_in(reader: Reader, council: Council, *, on: datetime.date) -> Membership.Role | None:
    """The role of an approved member in a council on a day; one query."""
    if not isinstance(reader, Member) or not reader.is_approved:
        return None
    held = Membership.objects.of(reader).of_council(council).current(on=on)
    role = held.order_by("pk").values_list("role", flat=True).first()
    return Membership.Role(role) if role else None
