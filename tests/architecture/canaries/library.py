"""Private texts of the library: what is with its author, with the curators, or not listed."""

from typing import Any

from community.models import Member
from community.models.members import Role
from library.models import Action, ActionEvent
from tests.architecture.canaries.planting import Canary, Plant
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.library import ActionFactory


def _action(word: str, **given: Any) -> Action:
    """An action with the word wherever its edition holds one."""
    words = dict.fromkeys(("summary", "description", "why", "risk", "quote"), word)
    return ActionFactory(**words, title=word, steps=[word], transitions=[(None, 1, 2)], **given)


def _curator() -> Member:
    return MemberFactory(roles=[Role.CURATOR])


def _draft(word: str) -> Canary:
    action = _action(word)
    return Canary(action.author, f"/actions/drafts/{action.uid}/")


def _submitted(word: str) -> Canary:
    return Canary(_curator(), f"/admin/actions/{_action(word, submitted=True).uid}/")


def _given_back(word: str) -> Canary:
    return Canary(_action(word, changes_asked=True).author, "/actions/mine/")


def _not_listed(word: str) -> Canary:
    return Canary(_action(word, declined=True).author, "/actions/mine/")


def _reason_of_a_curator(word: str) -> Canary:
    action = ActionFactory(changes_asked=True)
    ActionEvent.objects.create(
        action=action, what="changes_asked", at=LONG_AGO, by=_curator(), why=word
    )
    return Canary(action.author, "/actions/mine/")


PLANTS: dict[str, Plant] = {
    "a draft": _draft,
    "an action that waits": _submitted,
    "an action given back": _given_back,
    "an action not listed": _not_listed,
    "what a curator asked for": _reason_of_a_curator,
}
