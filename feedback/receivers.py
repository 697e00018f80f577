"""What proposals hear from the apps below."""

from typing import Any

from community.models import Member
from feedback.operations import voting


def leave_votes_out(member: Member, **_: Any) -> None:
    """Hear that somebody was banned: their votes on proposals count no more."""
    voting.stop_counting_votes(member)


def take_votes_in(member: Member, **_: Any) -> None:
    """Hear that a ban was lifted: their votes count again."""
    voting.count_votes_again(member)
