"""Private texts of proposals: drafts, what maintainers tell each other, names not to be named."""

from feedback.models import Proposal
from tests.architecture.canaries.planting import Canary, Plant
from tests.factories.community import MemberFactory
from tests.factories.feedback import DraftFactory, ProposalNoteFactory, make_proposal


def _pages_of(proposal: Proposal) -> tuple[str, ...]:
    release = proposal.release
    return (
        f"/proposals/{proposal.number}/",
        "/proposals/",
        "/model/next/",
        f"/model/{release.number}/",
        f"/model/{release.number}/data/",
    )


def _draft(word: str) -> Canary:
    draft = DraftFactory(title=word, reason=word, replacement=word)
    address = f"/proposals/drafts/{draft.uid}/"
    return Canary(draft.author, address, (*_pages_of(draft)[1:], f"{address}check/"))


def _note(word: str) -> Canary:
    note = ProposalNoteFactory(text=word)
    proposal = note.proposal
    return Canary(note.author, f"/admin/proposals/{proposal.number}/", _pages_of(proposal))


def _unnamed_author(word: str) -> Canary:
    author = MemberFactory(display_name=word)
    proposal = make_proposal(author=author, credit=Proposal.Credit.NONE)
    return Canary(author, "/accounts/me/", _pages_of(proposal))


PLANTS: dict[str, Plant] = {
    "a draft of a proposal": _draft,
    "a note among maintainers": _note,
    "a proposer not to be named": _unnamed_author,
}
