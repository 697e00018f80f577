"""Writing together: who invites, what an invitation tells, and what co-authors may and may not."""

from uuid import uuid4

import pytest
from django.utils import timezone

from community.models import Member, Notice
from library.models import Action, ActionEvent, ActionTally, ActionVote, CoAuthor
from library.operations.authorship import (
    NotInvitedError,
    NotTheAuthorError,
    accept_invitation,
    decline_invitation,
    invite_co_author,
    remove_co_author,
    take_back_invitation,
)
from library.operations.curation import OwnActionError, list_action
from library.operations.drafts import ActionDraft
from library.operations.submission import (
    DraftChangedError,
    NotWritableError,
    save_draft,
    start_draft,
    submit_action,
)
from library.operations.voting import OwnActionError as OwnVoteError
from library.operations.voting import cast_vote
from library.permissions import can_support
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory, ActionVoteFactory, CoAuthorFactory, own_model

pytestmark = pytest.mark.django_db
AT = timezone.now()
WORDS = ActionDraft(title="Theirs", summary="Someone writes it.")


@pytest.fixture
def draft(db: None) -> Action:
    return ActionFactory(title="Write the list")


def _invite(draft: Action, email: str) -> None:
    invite_co_author(draft, email=email, by=draft.author, at=AT)


def test_an_approved_member_is_invited_and_told(draft: Action, member: Member) -> None:
    _invite(draft, f" {member.email.upper()} ")

    assert CoAuthor.objects.values_list("member", "accepted_at").get() == (member.pk, None)
    says = f"{draft.author} invites you to write an action together: “Write the list”."
    address = f"/actions/drafts/{draft.uid}/co-authors/"
    told = Notice.objects.values_list("member", "sentence", "address").get()
    assert told == (member.pk, says, address)


def test_inviting_tells_nothing_of_who_has_an_account(draft: Action, unapproved: Member) -> None:
    banned = MemberFactory(banned=True)
    for email in ("nobody@example.org", unapproved.email, banned.email, draft.author.email):
        _invite(draft, email)

    assert (CoAuthor.objects.count(), Notice.objects.count()) == (0, 0)


def test_invited_twice_is_invited_once(draft: Action, member: Member) -> None:
    for _ in range(2):
        _invite(draft, member.email)

    assert (CoAuthor.objects.count(), Notice.objects.count()) == (1, 1)


@pytest.mark.parametrize("state", ["submitted", "declined", "retired", "merged"])
def test_nobody_is_invited_to_what_is_decided_on(member: Member, state: str) -> None:
    action = ActionFactory(**{state: True})

    with pytest.raises(NotTheAuthorError):
        _invite(action, member.email)


def test_only_the_author_invites(draft: Action, member: Member) -> None:
    co_author = CoAuthorFactory(action=draft).member

    for other in (co_author, MemberFactory()):
        with pytest.raises(NotTheAuthorError):
            invite_co_author(draft, email=member.email, by=other, at=AT)

    assert CoAuthor.objects.count() == 1


def test_an_invitation_is_taken_back_while_it_waits(draft: Action) -> None:
    waiting, there = CoAuthorFactory(action=draft, waiting=True), CoAuthorFactory(action=draft)

    for row in (waiting, there):
        take_back_invitation(draft, email=row.member.email, by=draft.author)

    assert list(CoAuthor.objects.all()) == [there]


def test_who_is_invited_reads_and_who_has_accepted_writes(draft: Action, member: Member) -> None:
    CoAuthorFactory(action=draft, member=member, waiting=True)
    may_read = Action.objects.visible_to(member).exists()

    with pytest.raises(NotWritableError):
        save_draft(draft, WORDS, by=member, at=AT)
    accept_invitation(draft, by=member, at=AT)
    save_draft(draft, WORDS, by=member, at=AT, opened_at=draft.created_at)

    assert (may_read, str(Action.objects.get().current_edition)) == (True, "Theirs")


def test_accepting_keeps_the_licence_granted_and_tells_the_author(
    draft: Action, member: Member
) -> None:
    CoAuthorFactory(action=draft, member=member, waiting=True)

    for _ in range(2):
        accept_invitation(draft, by=member, at=AT)

    event = ActionEvent.objects.values_list("what", "by", "why").get()
    says = "Licence granted for what they write: CC-BY-4.0."
    assert event == ("co-author joined", member.pk, says)
    assert Notice.objects.values_list("member", flat=True).get() == draft.author_id


def test_nobody_accepts_without_an_invitation(draft: Action, member: Member) -> None:
    with pytest.raises(NotInvitedError):
        accept_invitation(draft, by=member, at=AT)

    assert not CoAuthor.objects.exists()


def test_declining_leaves_nothing_and_leaves_co_authors(draft: Action) -> None:
    waiting, there = CoAuthorFactory(action=draft, waiting=True), CoAuthorFactory(action=draft)

    for row in (waiting, there):
        decline_invitation(draft, by=row.member)

    assert list(CoAuthor.objects.all()) == [there]


def test_a_co_authors_support_is_taken_back(member: Member) -> None:
    vote = ActionVoteFactory(member=member)
    CoAuthorFactory(action=vote.action, member=member, waiting=True)

    accept_invitation(vote.action, by=member, at=AT)

    assert not ActionVote.objects.exists()
    assert ActionTally.objects.values_list("people", flat=True).get(action=vote.action) == 0


def test_a_co_author_supports_nothing_of_theirs_and_the_invited_may() -> None:
    action = ActionFactory(listed=True)
    there, waiting = CoAuthorFactory(action=action), CoAuthorFactory(action=action, waiting=True)

    with pytest.raises(OwnVoteError):
        cast_vote(action, by=there.member, at=AT)
    cast_vote(action, by=waiting.member, at=AT)

    assert list(ActionVote.objects.values_list("member", flat=True)) == [waiting.member_id]
    assert [can_support(one.member, action) for one in (there, waiting)] == [False, True]


def test_a_co_author_never_curates(curator: Member) -> None:
    action = ActionFactory(submitted=True, transitions=[(None, 1, 2)])
    CoAuthorFactory(action=action, member=curator)

    with pytest.raises(OwnActionError):
        list_action(action, by=curator, at=AT)


def test_a_co_author_hands_in(draft: Action) -> None:
    action = ActionFactory(description="One.", transitions=[(None, 1, 2)])
    co_author = CoAuthorFactory(action=action).member

    for _ in range(2):
        submit_action(action, by=co_author, at=AT)

    event = ActionEvent.objects.values_list("what", "by").get()
    assert event == ("submitted", co_author.pk)


def test_the_author_takes_co_authors_off_and_everybody_themselves(draft: Action) -> None:
    first, second, third = (CoAuthorFactory(action=draft) for _ in range(3))

    remove_co_author(first, by=draft.author, at=AT)
    remove_co_author(second, by=second.member, at=AT)
    with pytest.raises(NotTheAuthorError):
        remove_co_author(third, by=first.member, at=AT)

    assert list(CoAuthor.objects.all()) == [third]
    told = list(Notice.objects.order_by("pk").values_list("member", flat=True))
    assert told == [first.member_id, draft.author_id]
    assert list(ActionEvent.objects.values_list("what", flat=True)) == ["co-author left"] * 2


def test_the_second_of_two_saves_is_refused_when_the_words_changed_between(
    draft: Action,
) -> None:
    co_author, opened_at = CoAuthorFactory(action=draft).member, draft.created_at
    save_draft(draft, WORDS, by=co_author, at=AT, opened_at=opened_at)

    with pytest.raises(DraftChangedError):
        save_draft(draft, ActionDraft("Mine", "X"), by=draft.author, at=AT, opened_at=opened_at)

    assert str(Action.objects.get().current_edition) == "Theirs"


def test_the_first_form_sent_again_overwrites_no_co_author(member: Member) -> None:
    uid = uuid4()
    draft = start_draft(WORDS, uid=uid, model=own_model(), by=member, at=AT)
    other = CoAuthorFactory(action=draft).member
    save_draft(draft, ActionDraft("Other", "X"), by=other, at=AT, opened_at=AT)

    with pytest.raises(DraftChangedError):
        start_draft(WORDS, uid=uid, model=own_model(), by=member, at=AT)
