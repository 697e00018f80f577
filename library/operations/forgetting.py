"""What the library takes away of a member who is erased."""

from django.db.models import Q

from community.models import Member
from library.models import Action, ActionVote, CoAuthor, ReviewCalendar


def forget_member(member: Member) -> None:
    """Empty the reasons of a member's votes, and end what only they could go on with.

    Votes go on counting, and texts stay as by “Member”. Invitations that nobody answered go, the
    calendar's address ends, and what they kept or were to look at is nobody's. Part of the
    caller's transaction.
    """
    ActionVote.objects.filter(member=member).exclude(reason="").update(reason="")
    CoAuthor.objects.waiting().filter(Q(member=member) | Q(invited_by=member)).delete()
    ReviewCalendar.objects.filter(member=member).delete()
    Action.objects.filter(keeper=member).update(keeper=None)
    Action.objects.filter(assigned_to=member).update(assigned_to=None, assigned_at=None)
