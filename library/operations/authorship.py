"""Writing an action together: its author invites members, who accept, decline, or leave."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from community.models import Member
from community.operations.notices import tell
from library.models import Action, ActionEvent, CoAuthor, Edition
from library.operations.carried_votes import withdraw
from library.permissions import can_choose_co_authors, can_propose

JOINED, LEFT = "co-author joined", "co-author left"


class AuthorshipRefusedError(Exception):
    """What was wanted with co-authors is not theirs to do; the sentence says why."""


class NotTheAuthorError(AuthorshipRefusedError):
    """Only the author invites co-authors and takes them off."""


class NotInvitedError(AuthorshipRefusedError):
    """The invitation was taken back, or answered."""


@transaction.atomic
def invite_co_author(action: Action, *, email: str, by: Member, at: datetime) -> None:
    """Invite the approved member with that address to write an action; `at` is timezone-aware.

    Whoever invites learns nothing of who has an account: it is harmless, and tells the same, for
    an address that no approved member has, for the author's own, and for somebody already invited.
    The one invited is told in the site and by mail. Raises NotTheAuthorError.
    """
    held = _held(action, by=by)
    invited = Member.objects.approved().filter(email=email.strip().lower()).order_by("pk").first()
    if invited is None or invited.pk == held.author_id:
        return
    _, is_new = CoAuthor.objects.get_or_create(
        action=held, member=invited, defaults={"invited_by": by, "invited_at": at}
    )
    if is_new:
        sentence = f"{by} invites you to write an action together: “{_title(held)}”."
        tell([invited], sentence=sentence, address=_page(held), at=at)


@transaction.atomic
def take_back_invitation(action: Action, *, email: str, by: Member) -> None:
    """Take back an invitation that nobody has accepted yet; harmless when there is none.

    Raises NotTheAuthorError.
    """
    held = _held(action, by=by)
    waiting = CoAuthor.objects.waiting().filter(action=held)
    waiting.filter(member__email=email.strip().lower()).delete()


@transaction.atomic
def accept_invitation(action: Action, *, by: Member, at: datetime) -> None:
    """Become a co-author, and grant the licence for what one will write; the event keeps that.

    One's support of the action is taken back: support comes from others. Doing it twice is doing it
    once. Raises NotInvitedError when there is no invitation, or the account is not let in.
    """
    held = Action.objects.to_change().get(pk=action.pk)
    row = CoAuthor.objects.filter(action=held, member=by).order_by("pk").first()
    if row is None or not can_propose(by):
        raise NotInvitedError("This invitation was taken back. Ask the author to invite you again.")
    if row.accepted_at is not None:
        return
    row.accepted_at = at
    row.save(update_fields=["accepted_at"])
    withdraw(held.pk, by)
    granted = f"Licence granted for what they write: {_licence(held)}."
    ActionEvent.objects.create(action=held, what=JOINED, by=by, at=at, why=granted)
    sentence = f"{by} now writes with you: “{_title(held)}”."
    tell([held.author], sentence=sentence, address=_page(held), at=at)


@transaction.atomic
def decline_invitation(action: Action, *, by: Member) -> None:
    """Say no to an invitation; nobody is told. Harmless when there is none."""
    CoAuthor.objects.waiting().filter(action=action, member=by).delete()


@transaction.atomic
def remove_co_author(co_author: CoAuthor, *, by: Member, at: datetime) -> None:
    """Take a co-author off, or leave. What they wrote stays. Harmless when they are off already.

    Raises NotTheAuthorError for whoever is neither the author nor the co-author.
    """
    action = Action.objects.to_change().get(pk=co_author.action_id)
    if by.pk not in (co_author.member_id, action.author_id):
        raise NotTheAuthorError("Only the author takes co-authors off, and everybody themselves.")
    if not CoAuthor.objects.accepted().filter(pk=co_author.pk).delete()[0]:
        return
    ActionEvent.objects.create(action=action, what=LEFT, by=by, at=at)
    if by.pk == co_author.member_id:
        sentence = f"{by} no longer writes with you: “{_title(action)}”."
        tell([action.author], sentence=sentence, address=_page(action), at=at)
    else:
        sentence = f"You are no longer a co-author of “{_title(action)}”."
        tell([co_author.member], sentence=sentence, address=reverse("library:my_actions"), at=at)


def _held(action: Action, *, by: Member) -> Action:
    held = Action.objects.to_change().get(pk=action.pk)
    if not can_choose_co_authors(by, held):
        raise NotTheAuthorError("Only the author of an action chooses who writes with them.")
    return held


def _title(action: Action) -> str:
    return Edition.objects.get(current_of=action).title


def _licence(action: Action) -> str:
    return Edition.objects.get(current_of=action).licence


def _page(action: Action) -> str:
    return reverse("library:co_authors", args=[action.uid])
