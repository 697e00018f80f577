"""Asking to join and being answered."""

import datetime

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.mail import EmailMessage
from django.db import DatabaseError, transaction

from community.adapters import signing_in
from community.models import Council, JoinRequest, Member, MemberEvent, Membership
from community.models.councils import CouncilKind
from community.models.members import Role
from community.operations.councils import NewCouncil
from community.operations.joining import (
    AlreadyAnsweredError,
    BannedAddressError,
    OwnRequestError,
    approve_request,
    ask_to_join,
    decline_request,
)
from tests.conftest import Post
from tests.factories.community import (
    PASSWORD,
    CouncilFactory,
    JoinRequestFactory,
    MemberFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC)


def _ask(email: str = "ann@example.org") -> None:
    ask_to_join(JoinRequest(name="Ann", email=email, council_name="Larkenmoor"), at=AT)


def _subjects(letters: list[EmailMessage]) -> list[tuple[list[str], str]]:
    return [(letter.to, str(letter.subject)) for letter in letters]


def test_a_wish_waits_and_is_confirmed_by_letter(
    post: Post,
) -> None:
    with post() as letters:
        _ask()

    waiting = JoinRequest.objects.waiting().values_list("name", "email", "council_name", "asked_at")
    assert list(waiting) == [("Ann", "ann@example.org", "Larkenmoor", AT)]
    subject = f"You asked to join {settings.SITE_NAME}"
    assert _subjects(letters) == [(["ann@example.org"], subject)]


def test_asking_twice_in_any_case_leaves_one_request_and_says_so_by_letter(
    post: Post,
) -> None:
    _ask()

    with post() as letters:
        _ask("Ann@Example.ORG")

    assert JoinRequest.objects.count() == 1
    subject = f"Your request to join {settings.SITE_NAME} is waiting"
    assert _subjects(letters) == [(["ann@example.org"], subject)]


def test_a_member_who_asks_again_is_told_by_letter_and_nothing_waits(
    post: Post,
) -> None:
    MemberFactory(email="ann@example.org")

    with post() as letters:
        _ask("ANN@example.org")

    assert JoinRequest.objects.count() == 0
    subject = f"You are a member of {settings.SITE_NAME} already"
    assert _subjects(letters) == [(["ann@example.org"], subject)]


def test_after_a_no_one_may_ask_again(moderator: Member) -> None:
    _ask()
    decline_request(JoinRequest.objects.get(), reason="No council named.", by=moderator, at=AT)

    _ask()

    assert JoinRequest.objects.waiting().count() == 1


def test_approval_makes_a_member_of_a_known_council(moderator: Member) -> None:
    request, council = JoinRequestFactory(), CouncilFactory()

    member = approve_request(request, council=council, by=moderator, at=AT)

    assert (member.email, member.display_name) == (request.email, request.name)
    assert (member.approved_at, member.has_usable_password()) == (AT, False)
    memberships = Membership.objects.values_list(
        "member", "council", "role", "is_primary", "from_on"
    )
    assert list(memberships) == [(member.pk, council.pk, "viewer", True, AT.date())]
    events = MemberEvent.objects.values_list("member", "what", "by", "at")
    assert list(events) == [(member.pk, "approved", moderator.pk, AT)]


def test_approval_keeps_who_answered_and_when(moderator: Member) -> None:
    request, council = JoinRequestFactory(), CouncilFactory()

    member = approve_request(request, council=council, by=moderator, at=AT)

    request.refresh_from_db()
    assert (request.outcome, request.decided_by, request.decided_at) == ("approved", moderator, AT)
    assert (request.member, request.council) == (member, council)


def test_approval_can_bring_a_new_council(moderator: Member) -> None:
    CouncilFactory(name="Somewhere Else", slug="larkenmoor")
    new = NewCouncil(name="Larkenmoor", kind=CouncilKind.DISTRICT)

    approve_request(JoinRequestFactory(), council=new, by=moderator, at=AT)

    councils = Council.objects.filter(name="Larkenmoor").values_list("slug", "kind")
    assert list(councils) == [("larkenmoor-2", "district")]


def test_a_new_council_that_is_here_in_another_case_is_not_added_twice(moderator: Member) -> None:
    known = CouncilFactory(name="Larkenmoor")
    new = NewCouncil(name="LARKENMOOR", kind=CouncilKind.DISTRICT)

    member = approve_request(JoinRequestFactory(), council=new, by=moderator, at=AT)

    assert list(member.memberships.values_list("council", flat=True)) == [known.pk]


def test_approval_uses_the_account_of_that_address_and_keeps_a_proven_password(
    moderator: Member,
) -> None:
    newcomer = MemberFactory(unapproved=True)
    signing_in.prove_address(newcomer)
    request = JoinRequestFactory(email=newcomer.email)

    member = approve_request(request, council=CouncilFactory(), by=moderator, at=AT)

    assert (member, member.approved_at) == (newcomer, AT)
    assert authenticate(None, email=newcomer.email, password=PASSWORD) == newcomer


def test_a_password_set_before_the_address_was_proven_is_dropped(moderator: Member) -> None:
    # Else who signs up with somebody's address would be let in when that somebody asks.
    newcomer = MemberFactory(unapproved=True)
    request = JoinRequestFactory(email=newcomer.email)

    member = approve_request(request, council=CouncilFactory(), by=moderator, at=AT)

    assert member == newcomer
    assert authenticate(None, email=newcomer.email, password=PASSWORD) is None


def test_a_second_council_is_not_the_primary_one(moderator: Member) -> None:
    belonging = MembershipFactory(member__unapproved=True)
    request = JoinRequestFactory(email=belonging.member.email)

    member = approve_request(request, council=CouncilFactory(), by=moderator, at=AT)

    assert list(member.memberships.order_by("pk").values_list("is_primary", flat=True)) == [
        True,
        False,
    ]


def test_of_two_answers_one_wins(moderator: Member) -> None:
    request, other = JoinRequestFactory(), MemberFactory(roles=[Role.MODERATOR])
    stale = JoinRequest.objects.get(pk=request.pk)
    approve_request(request, council=CouncilFactory(), by=moderator, at=AT)

    with pytest.raises(AlreadyAnsweredError):
        decline_request(stale, reason="Too late.", by=other, at=AT)

    request.refresh_from_db()
    assert (request.outcome, request.reason, request.decided_by) == ("approved", "", moderator)


def test_a_refused_approval_leaves_no_account_behind(moderator: Member) -> None:
    request = JoinRequestFactory()
    stale = JoinRequest.objects.get(pk=request.pk)
    decline_request(request, reason="No council named.", by=moderator, at=AT)

    with pytest.raises(AlreadyAnsweredError):
        approve_request(stale, council=CouncilFactory(), by=moderator, at=AT)

    assert list(Member.objects.all()) == [moderator]


@pytest.mark.parametrize("same", ["email", "member"])
def test_nobody_answers_their_own_request(moderator: Member, same: str) -> None:
    own = {"email": moderator.email, "member": moderator}
    request = JoinRequestFactory(**{same: own[same]})

    with pytest.raises(OwnRequestError):
        approve_request(request, council=CouncilFactory(), by=moderator, at=AT)


def test_who_is_no_moderator_answers_no_request(curator: Member) -> None:
    with pytest.raises(OwnRequestError):
        decline_request(JoinRequestFactory(), reason="No.", by=curator, at=AT)


def test_a_banned_address_is_not_let_in(moderator: Member) -> None:
    banned = MemberFactory(banned=True)

    with pytest.raises(BannedAddressError):
        approve_request(
            JoinRequestFactory(email=banned.email), council=CouncilFactory(), by=moderator, at=AT
        )


def test_a_decline_sends_its_reason(
    moderator: Member,
    post: Post,
) -> None:
    request = JoinRequestFactory()

    with post() as letters:
        decline_request(request, reason="Name your council's <team>.", by=moderator, at=AT)

    assert [letter.to for letter in letters] == [[request.email]]
    assert "\nName your council's <team>.\n" in str(letters[0].body)


@pytest.mark.parametrize(
    "broken",
    [
        {"outcome": "maybe"},
        {"outcome": "declined", "reason": ""},
        {"outcome": "approved"},
        {"email": "Ann@example.org"},
    ],
)
def test_the_database_refuses_a_half_answered_request(broken: dict[str, str]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        JoinRequestFactory(**broken)


def test_the_database_refuses_a_second_waiting_request_of_an_address() -> None:
    JoinRequestFactory(email="ann@example.org")

    with pytest.raises(DatabaseError), transaction.atomic():
        JoinRequestFactory(email="ann@example.org")
