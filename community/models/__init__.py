"""People, the councils they belong to, and what every app says about people once: abstract here."""

from community.models.audit import AuditEvent, MemberEvent
from community.models.councils import Council, Membership
from community.models.discussion import Comment, CommentQuerySet
from community.models.interests import DeclaredInterests, Interest
from community.models.joining import JoinRequest
from community.models.members import Member
from community.models.notices import Digest, Notice
from community.models.visibility import Reader, VisibleQuerySet
from community.models.votes import Tally, Vote

__all__ = [
    "AuditEvent",
    "Comment",
    "CommentQuerySet",
    "Council",
    "DeclaredInterests",
    "Digest",
    "Interest",
    "JoinRequest",
    "Member",
    "MemberEvent",
    "Membership",
    "Notice",
    "Reader",
    "Tally",
    "VisibleQuerySet",
    "Vote",
]
