"""Private texts about people: addresses, requests to join, reasons, notices."""

from community.models import MemberEvent
from community.models.members import Role
from tests.architecture.canaries.planting import Canary, Plant
from tests.factories.community import (
    LONG_AGO,
    JoinRequestFactory,
    MemberFactory,
    MembershipFactory,
    NoticeFactory,
)
from tests.factories.library import ActionFactory, ActionVoteFactory, UseReportFactory


def _mail_of_an_author(word: str) -> Canary:
    """Somebody without a name, who wrote, supported and reported: their address names nobody."""
    member = MemberFactory(email=f"{word}@{word}.example", display_name="")
    membership = MembershipFactory(member=member, role="lead")
    action = ActionFactory(listed=True, author=member, listed_by=member)
    said = UseReportFactory(council=membership.council, reported_by=member, text="Rung.").action
    supported = ActionVoteFactory(member=member, council=membership.council).action
    near = tuple(f"/actions/{one.slug}/" for one in (action, said, supported))
    return Canary(member, "/accounts/me/", near)


def _request_to_join(word: str) -> Canary:
    asked = JoinRequestFactory(name=word, email=f"{word}@example.org", council_name=word)
    moderator = MemberFactory(roles=[Role.MODERATOR])
    return Canary(moderator, f"/admin/people/joining/{asked.uid}/")


def _answer_to_a_request(word: str) -> Canary:
    member = MemberFactory(unapproved=True)
    JoinRequestFactory(
        member=member,
        outcome="declined",
        reason=word,
        decided_at=LONG_AGO,
        decided_by=MemberFactory(roles=[Role.MODERATOR]),
    )
    return Canary(member, "/accounts/me/")


def _why_a_ban_was_lifted(word: str) -> Canary:
    member = MemberFactory()
    by = MemberFactory(roles=[Role.MODERATOR])
    MemberEvent.objects.create(member=member, what="ban lifted", at=LONG_AGO, by=by, why=word)
    return Canary(member, "/accounts/me/")


def _notice(word: str) -> Canary:
    return Canary(NoticeFactory(sentence=word).member, "/accounts/notices/")


PLANTS: dict[str, Plant] = {
    "a member’s e-mail": _mail_of_an_author,
    "a request to join": _request_to_join,
    "the answer to a request": _answer_to_a_request,
    "why a ban was lifted": _why_a_ban_was_lifted,
    "a notice": _notice,
}
