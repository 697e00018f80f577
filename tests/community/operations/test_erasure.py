"""Erasing: whoever a member was is found nowhere, and what they contributed is still whole."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from community.models import JoinRequest, Member, Membership, Notice
from community.models.members import Role
from community.operations.counting import differing_tallies
from community.operations.erasure import ErasureRefusedError, erase_member
from community.operations.interests import declare_interest
from feedback.models import Proposal
from library.models import ActionTally, CoAuthor, ReviewCalendar
from library.operations.keeping import renew_calendar
from library.operations.voting import cast_vote
from tests.factories.api import ApiTokenFactory
from tests.factories.community import (
    JoinRequestFactory,
    MemberFactory,
    MembershipFactory,
    NoticeFactory,
)
from tests.factories.feedback import make_proposal
from tests.factories.library import ActionFactory, ActionVoteFactory, CoAuthorFactory

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
NAME, ADDRESS = "Quetzalcoatl", "quetzalcoatl@example.org"

# Whatever refers to members by a row of its own, and what erasing does to it. A new one must be
# put here, and so thought about.
GOES = {
    *("account.EmailAddress.user", "api.ApiToken.member", "api.WriteReceipt.member"),
    *("community.Notice.member", "community.Digest.member", "library.ReviewCalendar.member"),
    *("library.Action.keeper", "library.Action.assigned_to"),
    "wagtailadmin.EditingSession.user",
    *("wagtailadmin.FormState.user", "wagtailcore.APIToken.user", "wagtailusers.UserProfile.user"),
    *("wagtailcore.PageSubscription.user", "wagtailcore.UploadedFile.uploaded_by_user"),
}
IS_EMPTIED = {
    *("community.Membership.member", "community.JoinRequest.member"),
    *("community.Interest.member", "library.ActionVote.member"),
}
# They keep what was done and said; whoever did it is now “Member”.
STAYS_WITHOUT_A_NAME = {
    *("community.MemberEvent.member", "community.MemberEvent.by"),
    *("community.JoinRequest.decided_by", "feedback.Proposal.author", "library.Action.author"),
    *("library.Action.listed_by", "library.ActionEvent.by", "library.ActionVote.hidden_by"),
    *("library.CoAuthor.invited_by", "library.CoAuthor.member", "library.Edition.written_by"),
    *("library.Merge.by", "library.Merge.undone_by", "library.NotMine.member"),
    *("library.Recheck.settled_by", "library.Suggestion.by", "library.Suggestion.decided_by"),
    *("library.Tag.approved_by", "library.Tag.hidden_by", "library.TagEvent.by"),
    "library.UseReport.reported_by",
}


def _references() -> set[str]:
    """Every key to a member, by model and field."""
    return {
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for relation in Member._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel)
        if not relation.related_model._meta.auto_created
    }


def _everything_stored() -> str:
    """Every row of every table, as text."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(rows).lower()


@pytest.fixture
def ann() -> Member:
    """Somebody who has left a trace of every kind."""
    member = MemberFactory(email=ADDRESS, display_name=NAME, roles=[Role.CURATOR])
    MembershipFactory(member=member)
    MembershipFactory(member=member, is_primary=False, from_on=timezone.localdate(AT))
    NoticeFactory(member=member, sentence=f"{NAME}, hello.")
    JoinRequestFactory(name=NAME, email=ADDRESS, member=member)
    EmailAddress.objects.get_or_create(user=member, email=ADDRESS)
    UserProfile.objects.create(user=member, preferred_language="en-gb")
    ApiTokenFactory(member=member, name=f"{NAME}’s laptop")
    make_proposal(author=member, credit="pseudonym", credit_name=NAME)
    ActionVoteFactory(member=member, reason=f"{NAME} tried it.")
    CoAuthorFactory(member=member, waiting=True)
    declare_interest(member, kind="supplier", about=f"{NAME} Ltd", on=AT.date())
    renew_calendar(member, at=AT)
    Client().force_login(member)
    return member


def test_nothing_that_is_stored_names_the_member_any_more(ann: Member) -> None:
    assert NAME.lower() in _everything_stored()

    erase_member(ann, at=AT)

    left = [line for line in _everything_stored().splitlines() if NAME.lower() in line]
    assert left == []


def test_every_key_to_a_member_has_been_thought_about() -> None:
    known = GOES | IS_EMPTIED | STAYS_WITHOUT_A_NAME

    own = ("community.", "library.", "api.", "account.", "wagtailusers.", "wagtailadmin.")
    unknown = {one for one in _references() - known if one.startswith(own)}
    assert unknown == set()


def test_the_row_is_emptied_in_place(ann: Member) -> None:
    erase_member(ann, at=AT)

    ann.refresh_from_db()
    assert (str(ann), ann.email, ann.is_approved, ann.has_usable_password()) == (
        "Member",
        f"{ann.uid}@erased.invalid",
        False,
        False,
    )
    assert not ann.groups.exists()


def test_the_library_forgets_what_only_they_could_go_on_with(ann: Member) -> None:
    kept = ActionFactory(listed=True, keeper=ann)
    waiting = ActionFactory(submitted=True, assigned_to=ann, assigned_at=AT)

    erase_member(ann, at=AT)

    for action in (kept, waiting):
        action.refresh_from_db()
    assert (kept.keeper, waiting.assigned_to, waiting.assigned_at) == (None, None, None)
    assert not CoAuthor.objects.filter(member=ann).exists()
    assert not ReviewCalendar.objects.filter(member=ann).exists()


def test_what_hangs_on_the_member_goes_and_memberships_end(ann: Member) -> None:
    erase_member(ann, at=AT)

    assert not Notice.objects.filter(member=ann).exists()
    assert not JoinRequest.objects.filter(email=ADDRESS).exists()
    ends = Membership.objects.of(ann).values_list("to_on", flat=True)
    assert list(ends) == [timezone.localdate(AT)]


def test_their_votes_go_on_counting(member: Member) -> None:
    action = ActionFactory(listed=True)
    cast_vote(action, by=member, at=AT)

    erase_member(member, at=AT)

    assert (ActionTally.objects.get(action=action).people, differing_tallies()) == (1, [])


def test_whoever_is_signed_in_is_signed_out(client: Client, member: Member) -> None:
    client.force_login(member)

    erase_member(member, at=AT)

    assert client.get("/accounts/me/").status_code == 302


def test_a_proposal_stays_and_names_nobody(ann: Member) -> None:
    erase_member(ann, at=AT)

    proposal = Proposal.objects.select_related("author").get(author=ann)
    assert (proposal.state, proposal.credit_line) == ("received", "")


def test_twice_is_once(ann: Member) -> None:
    erase_member(ann, at=AT)
    erase_member(ann, at=AT)

    assert Member.objects.get(pk=ann.pk).email == f"{ann.uid}@erased.invalid"


def test_the_sites_own_member_is_not_erased() -> None:
    with pytest.raises(ErasureRefusedError):
        erase_member(Member.objects.system(), at=AT)


def test_the_command_erases_by_address(ann: Member) -> None:
    call_command("erase_member", ADDRESS.upper())

    with pytest.raises(CommandError, match="No account has the address"):
        call_command("erase_member", ADDRESS)
