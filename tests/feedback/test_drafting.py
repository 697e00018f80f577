"""From a draft to the queue: one form is one proposal, and its words stay as they were sent."""

import hashlib
from uuid import uuid4

import pytest

from community.models import Member
from feedback.models import Proposal, ProposalEvent, ProposalTally
from feedback.operations.drafting import Words, save_draft, start_draft, submit_proposal
from feedback.operations.look_alikes import look_alikes
from feedback.operations.refusals import NotAllowedError, NotNowError
from feedback.operations.targets import NoSuchTargetError, Target, same_words, target_at
from tests.factories.community import MemberFactory
from tests.factories.feedback import RECEIVED_AT, DraftFactory, first_passage, make_proposal
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
WORDS = Words(kind="gap", title="Name the owners", reason="Nobody does.")


def _target() -> Target:
    release = make_release()
    return target_at(release.number, passage=first_passage(release).uid)


def test_a_draft_keeps_the_exact_quote_and_its_hash(member: Member) -> None:
    target = _target()

    draft = start_draft(WORDS, target, uid=uuid4(), by=member, at=RECEIVED_AT)

    passage = target.passage
    assert passage is not None
    assert (draft.quote, draft.quote_sha256, draft.passage_uid, draft.release) == (
        passage.text,
        hashlib.sha256(passage.text.encode()).hexdigest(),
        passage.uid,
        target.release,
    )


def test_a_form_sent_twice_makes_one_proposal_with_the_later_words(member: Member) -> None:
    target, uid = _target(), uuid4()
    later = Words(kind="typo", title="Name an owner", reason="Nobody does.")

    for words in (WORDS, later):
        start_draft(words, target, uid=uid, by=member, at=RECEIVED_AT)

    assert list(Proposal.objects.values_list("title", "kind")) == [("Name an owner", "typo")]


def test_sent_twice_it_is_received_once_and_keeps_its_number() -> None:
    make_proposal()
    draft = DraftFactory()

    numbers = [submit_proposal(draft, by=draft.author, at=RECEIVED_AT).number for _ in range(2)]

    steps = ProposalEvent.objects.filter(proposal=draft).values_list("what", "why")
    assert (numbers, list(steps)) == ([2, 2], [("received", "Licence granted: CC-BY-4.0.")])


def test_what_was_received_has_a_tally_to_count_in() -> None:
    proposal = make_proposal()

    tallies = ProposalTally.objects.values_list("proposal", "people", "councils")

    assert list(tallies) == [(proposal.pk, 0, 0)]


def test_nobody_sends_or_changes_the_draft_of_another(member: Member) -> None:
    draft = DraftFactory()

    with pytest.raises(NotAllowedError):
        submit_proposal(draft, by=member, at=RECEIVED_AT)
    with pytest.raises(NotAllowedError):
        save_draft(draft, WORDS, by=member)


def test_what_was_received_is_not_a_draft_any_more() -> None:
    proposal = make_proposal()

    with pytest.raises(NotNowError, match="as proposal 1"):
        save_draft(proposal, WORDS, by=proposal.author)


def test_who_is_not_let_in_yet_proposes_nothing(unapproved: Member) -> None:
    with pytest.raises(NotAllowedError):
        start_draft(WORDS, _target(), uid=uuid4(), by=unapproved, at=RECEIVED_AT)

    assert Proposal.objects.count() == 0


def test_lines_end_alike_whatever_a_browser_sends(member: Member) -> None:
    words = Words(kind="gap", title="T", reason="One\r\ntwo", replacement="a\r\nb")

    draft = start_draft(words, _target(), uid=uuid4(), by=member, at=RECEIVED_AT)

    assert (draft.reason, draft.replacement) == ("One\ntwo", "a\nb")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("a\r\nb", "a\nb", True), ("a\nb", "a\nb", True), ("a b", "a\nb", False), ("a", "a ", False)],
)
def test_quotes_are_compared_after_their_lines_are_evened(
    one: str, other: str, alike: bool
) -> None:
    assert same_words(one, other) is alike


def test_a_passage_of_another_dimension_or_release_is_no_target() -> None:
    release = make_release(dimensions=("data", "design"))
    passage = first_passage(release)
    other = release.dimensions.get(code="design").dimension.uid

    for wrong in ({"passage": uuid4()}, {"element": uuid4()}, {"element": other}):
        with pytest.raises(NoSuchTargetError):
            target_at(release.number, **{"passage": passage.uid, **wrong})
    with pytest.raises(NoSuchTargetError):
        target_at("9.9")


def test_the_release_of_another_model_is_no_target() -> None:
    make_release("1.0")
    make_release("2.0", own=False)

    with pytest.raises(NoSuchTargetError):
        target_at("2.0")


def test_look_alikes_are_public_ones_on_the_same_passage() -> None:
    known, draft = make_proposal(), DraftFactory()
    DraftFactory()
    passages = draft.release.passages.order_by("-level__number")
    make_proposal(passage=passages[0])

    assert look_alikes(draft) == [known]


def test_a_draft_is_seen_by_its_author_alone(maintainer: Member) -> None:
    draft = DraftFactory()

    seen = {
        reader.pk: list(Proposal.objects.visible_to(reader))
        for reader in (draft.author, MemberFactory(), maintainer)
    }

    assert list(seen.values()) == [[draft], [], []]
