"""Who may do what with releases. Functions read as sentences."""

from typing import TypeGuard

from community.models import Member, Reader
from community.models.members import Role
from model_releases.models import Approval, Authorship, GovernedPage


def can_maintain(reader: Reader) -> TypeGuard[Member]:
    """Maintainers open, edit, freeze and set aside working copies."""
    return isinstance(reader, Member) and reader.has_role(Role.MAINTAINER)


def can_review(reader: Reader) -> TypeGuard[Member]:
    """Maintainers read what others hand in, by our roles alone: being a superuser is none."""
    return can_maintain(reader)


def can_approve(reader: Reader, page: GovernedPage) -> bool:
    """A maintainer approves what others wrote, all of whom are known, since the last approval."""
    if not can_review(reader):
        return False
    writers = writers_since_approval(page)
    return None not in writers and reader.pk not in writers


def writers_since_approval(page: GovernedPage) -> set[int | None]:
    """Keys of those who wrote since the page was last approved; None stands for unknown."""
    last = Approval.objects.filter(page_id=page.pk).order_by("-pk").first()
    texts = Authorship.objects.filter(page_id=page.pk).written().after(last)
    return set(texts.values_list("author_id", flat=True))
