"""Asking to join, and answering: by a moderator, once, with a letter either way."""

from datetime import datetime

from django.db import IntegrityError, transaction

from community.adapters import signing_in
from community.adapters.mail import send_mail
from community.models import Council, JoinRequest, Member, MemberEvent
from community.operations.accounts import letter_about
from community.operations.councils import NewCouncil, add_council, add_to_council
from community.permissions import can_answer


class AlreadyAnsweredError(Exception):
    """Somebody else answered the request first."""


class OwnRequestError(Exception):
    """Nobody answers their own request."""


class BannedAddressError(Exception):
    """The address belongs to a banned account: lift the ban, or decline."""


@transaction.atomic
def ask_to_join(wish: JoinRequest, *, at: datetime) -> None:
    """Take somebody's wish to join, an unsaved request with name, address and council.

    One request an address waits at a time. What came of it is told by letter only, so that who
    asks on somebody else's behalf learns nothing from the page.
    """
    wish.asked_at = at
    wish.email = wish.email.lower()
    if Member.objects.approved().filter(email=wish.email).exists():
        letter = "already_a_member"
    elif _is_kept(wish):
        letter = "asked_to_join"
    else:
        letter = "still_waiting"
    send_mail(f"community/{letter}", to=wish.email, about={"name": wish.name})


def _is_kept(wish: JoinRequest) -> bool:
    try:
        with transaction.atomic():
            wish.save()
    except IntegrityError:
        return False  # one from this address waits already: the database counts, not we
    return True


@transaction.atomic
def approve_request(
    request: JoinRequest, *, council: Council | NewCouncil, by: Member, at: datetime
) -> Member:
    """Let the person in, as a member of `council`, and send a link to set a password.

    The account of that address is used, or made. If nobody has ever read a letter there, it loses
    its password: whoever chose it need not be the one who asked.
    Raises OwnRequestError, AlreadyAnsweredError or BannedAddressError, and changes nothing.
    """
    _take_up(request, by=by)
    member = _member_behind(request)
    request.council = add_council(council) if isinstance(council, NewCouncil) else council
    request.member = member
    _answer(request, JoinRequest.Outcome.APPROVED, by=by, at=at)
    if member.approved_at is None:
        member.approve(at=at)
        MemberEvent.objects.create(member=member, what=MemberEvent.What.APPROVED, by=by, at=at)
    add_to_council(member, request.council, at=at)
    about = {**letter_about(member), "council": request.council.name}
    send_mail("community/joined", to=member.email, about=about)
    return member


def _member_behind(request: JoinRequest) -> Member:
    member = Member.objects.filter(email=request.email).order_by("pk").first()
    if member is None:
        member = Member.objects.create_user(request.email, display_name=request.name)
    elif not member.is_active:
        raise BannedAddressError(request)
    elif not signing_in.is_address_proven(member):
        member.set_unusable_password()
        member.save(update_fields=["password"])
    signing_in.note_address(member)
    return member


@transaction.atomic
def decline_request(request: JoinRequest, *, reason: str, by: Member, at: datetime) -> None:
    """Say no, and send the reason. Raises OwnRequestError or AlreadyAnsweredError."""
    _take_up(request, by=by)
    request.reason = reason
    _answer(request, JoinRequest.Outcome.DECLINED, by=by, at=at)
    about = {"name": request.name, "reason": reason}
    send_mail("community/not_joined", to=request.email, about=about)


def _take_up(request: JoinRequest, *, by: Member) -> None:
    if not can_answer(by, request):
        raise OwnRequestError(request)
    # Of two moderators at once the second waits here (on SQLite at the transaction's beginning),
    # and then reads what the first has written.
    if not JoinRequest.objects.select_for_update().filter(pk=request.pk, outcome="").exists():
        raise AlreadyAnsweredError(request)


def _answer(
    request: JoinRequest, outcome: JoinRequest.Outcome, *, by: Member, at: datetime
) -> None:
    request.outcome, request.decided_by, request.decided_at = outcome, by, at
    answer = ["outcome", "decided_by", "decided_at", "reason", "member", "council"]
    request.save(update_fields=answer)
