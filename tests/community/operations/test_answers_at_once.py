"""Several moderators who answer the same request in the same moment."""

import datetime
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from community.models import JoinRequest, Member, MemberEvent, Membership
from community.models.members import Role
from community.operations.joining import AlreadyAnsweredError, approve_request, decline_request
from tests.factories.community import CouncilFactory, JoinRequestFactory, MemberFactory

AT = datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC)
AT_ONCE = 6
Answer = Callable[[JoinRequest, Member], None]


def _all_at_once(request: JoinRequest, answers: list[Answer]) -> Counter[str]:
    """Each answer in a thread of its own, let go together -> how many won and how many lost."""
    moderators = [MemberFactory(roles=[Role.MODERATOR]) for _ in answers]
    together = Barrier(len(answers))

    def give(answer: Answer, moderator: Member) -> str:
        mine = JoinRequest.objects.get(pk=request.pk)
        together.wait(timeout=30)
        try:
            answer(mine, moderator)
        except AlreadyAnsweredError:
            return "told that somebody was first"
        finally:
            connections.close_all()
        return "won"

    with ThreadPoolExecutor(len(answers)) as threads:
        return Counter(threads.map(give, answers, moderators))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_wins_and_the_others_are_told() -> None:
    request, council = JoinRequestFactory(), CouncilFactory()

    def approve(mine: JoinRequest, by: Member) -> None:
        approve_request(mine, council=council, by=by, at=AT)

    def decline(mine: JoinRequest, by: Member) -> None:
        decline_request(mine, reason="No such council.", by=by, at=AT)

    result = _all_at_once(request, [approve, decline] * (AT_ONCE // 2))

    assert result == {"won": 1, "told that somebody was first": AT_ONCE - 1}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_approved_by_all_at_once_somebody_joins_once() -> None:
    request, council = JoinRequestFactory(), CouncilFactory()

    def approve(mine: JoinRequest, by: Member) -> None:
        approve_request(mine, council=council, by=by, at=AT)

    _all_at_once(request, [approve] * AT_ONCE)

    newcomer = Member.objects.get(email=request.email)
    assert Membership.objects.of(newcomer).count() == 1
    assert MemberEvent.objects.of(newcomer).count() == 1
