"""Who the authors of an action are, for whoever tells them something."""

from community.models import Member
from library.models import Action, CoAuthor


def authors_of(action: Action) -> list[Member]:
    """The author, then the co-authors who have accepted. One query, or two."""
    others = CoAuthor.objects.accepted().filter(action=action).in_order()
    return [action.author, *(one.member for one in others)]
