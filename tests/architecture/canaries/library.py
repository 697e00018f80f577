"""Private texts of the library: what is with its author, with the curators, or not listed."""

from typing import Any

from community.models import Member
from community.models.members import Role
from library.models import Action, ActionEvent, ActionVote
from library.operations.suggesting import decline_suggestion
from tests.architecture.canaries.planting import Canary, Plant
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.library import (
    ActionFactory,
    ActionVoteFactory,
    CoAuthorFactory,
    SuggestionFactory,
)


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


def _suggested(word: str) -> Canary:
    made = SuggestionFactory(title=word, summary=word, change_note=word)
    page = f"/actions/{made.action.slug}/"
    address = f"{page}suggestions/{made.uid}/"
    return Canary(made.by, address, (page, f"{page}editions/", f"{page}editions/1/"))


def _declined_suggestion(word: str) -> Canary:
    made = SuggestionFactory(title=word)
    decline_suggestion(made, why=word, by=_curator(), at=LONG_AGO)
    page = f"/actions/{made.action.slug}/"
    return Canary(made.by, f"{page}suggestions/{made.uid}/", (page, f"{page}editions/"))


def _shared_draft(word: str) -> Canary:
    action = _action(word)
    page = f"/actions/drafts/{action.uid}/co-authors/"
    return Canary(CoAuthorFactory(action=action, waiting=True).member, page)


def _hidden_reason(word: str) -> Canary:
    vote = ActionVoteFactory(reason=word)
    ActionVote.objects.update(hidden_at=LONG_AGO, hidden_by=vote.action.author, hidden_why="Ad.")
    page = f"/actions/{vote.action.slug}/"
    return Canary(vote.member, f"{page}vote/reason/", (page,))


PLANTS: dict[str, Plant] = {
    "a draft": _draft,
    "an action that waits": _submitted,
    "an action given back": _given_back,
    "an action not listed": _not_listed,
    "what a curator asked for": _reason_of_a_curator,
    "a suggested text": _suggested,
    "a suggestion not taken": _declined_suggestion,
    "a draft shared with one": _shared_draft,
    "a reason that was hidden": _hidden_reason,
}
