"""What a member's program may do with a token: submit an action, vote, take a vote back."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Annotated
from uuid import uuid4

from django.http import HttpRequest
from django.utils import timezone
from ninja import Header, Status
from ninja.security import HttpBearer

from api.models import ApiToken
from api.operations.once import KeyReusedError, Written, do_once
from api.v1.drafting import draft_of_sent
from api.v1.errors import ProblemError
from api.v1.routing import router
from api.v1.shapes.actions import NewAction, SubmittedAction, Vote
from api.v1.shapes.common import WRITING, Number, Slug, Support, terms_of_the_library
from community.models import Member
from feedback.models import Proposal, ProposalTally
from feedback.models.proposals import LONGEST_NUMBER
from feedback.operations import voting as proposal_voting
from feedback.operations.refusals import NotNowError, ProposalRefusedError
from library.models import Action, ActionTally
from library.operations import voting as action_voting
from library.operations.importing import NoModelError, own_model
from library.operations.submission import SubmissionRefusedError, start_draft, submit_action

Key = Annotated[
    str,
    Header(
        "",
        alias="Idempotency-Key",
        max_length=200,
        description="Sent twice within a day with the same key, it is done once.",
    ),
]
SCOPE_MISSING = "This token does not let a program do this: make one that may {scope}."


class _Token(HttpBearer):
    """A token that the middleware found; made on one's account, under “Programs”."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:  # noqa: ARG002
        """What the middleware found by the header; a token in an address is none."""
        found: ApiToken | None = getattr(request, "api_token", None)
        return found


token = _Token()


@router.post("/actions", auth=token, response={201: SubmittedAction, **WRITING}, tags=["Library"])
def submit(request: HttpRequest, sent: NewAction, key: Key = "") -> Status[object]:
    """Hand in an action for the curators; its text is then under CC BY 4.0."""
    member = _member(request, ApiToken.Scope.SUBMIT)
    now = timezone.now()
    return _once(request, partial(_submit, sent, by=member, at=now), key=key, at=now)


def _submit(sent: NewAction, *, by: Member, at: datetime) -> Written:
    try:
        model = own_model()
        draft = draft_of_sent(sent, model)
        action = start_draft(draft, uid=uuid4(), model=model, by=by, at=at)
        submit_action(action, by=by, at=at)
    except NoModelError as refusal:
        raise ProblemError(503, str(refusal)) from refusal
    except SubmissionRefusedError as refusal:
        raise ProblemError(403, str(refusal)) from refusal
    answer = SubmittedAction(
        uid=action.uid,
        state="submitted",
        title=draft.title,
        submitted_at=at,
        terms=terms_of_the_library(draft.licence),
    )
    return Written(201, answer.model_dump(mode="json"))


@router.put("/actions/{slug}/vote", auth=token, response={200: Vote, **WRITING}, tags=["Library"])
def support_action(request: HttpRequest, slug: Slug, key: Key = "") -> Status[object]:
    """Support an action; once more changes nothing."""
    return _vote_on_action(request, slug, key, supported=True)


@router.delete(
    "/actions/{slug}/vote", auth=token, response={200: Vote, **WRITING}, tags=["Library"]
)
def take_back_from_action(request: HttpRequest, slug: Slug, key: Key = "") -> Status[object]:
    """Take support of an action back; harmless when there is none."""
    return _vote_on_action(request, slug, key, supported=False)


@router.put(
    "/proposals/{int:number}/vote",
    auth=token,
    response={200: Vote, **WRITING},
    tags=["Proposals"],
)
def support_proposal(request: HttpRequest, number: Number, key: Key = "") -> Status[object]:
    """Support a proposal; once more changes nothing."""
    return _vote_on_proposal(request, number, key, supported=True)


@router.delete(
    "/proposals/{int:number}/vote",
    auth=token,
    response={200: Vote, **WRITING},
    tags=["Proposals"],
)
def take_back_from_proposal(request: HttpRequest, number: Number, key: Key = "") -> Status[object]:
    """Take support of a proposal back; harmless when there is none."""
    return _vote_on_proposal(request, number, key, supported=False)


def _vote_on_action(
    request: HttpRequest, slug: str, key: str, *, supported: bool
) -> Status[object]:
    member = _member(request, ApiToken.Scope.VOTE)
    action = Action.objects.public().filter(slug=slug).order_by("pk").first()
    if action is None:
        raise ProblemError(404)
    now = timezone.now()

    def do() -> Written:
        try:
            if supported:
                action_voting.cast_vote(action, by=member, at=now)
            else:
                action_voting.take_back_vote(action, by=member)
        except action_voting.VoteRefusedError as refusal:
            is_late = isinstance(refusal, action_voting.NotListedError)
            raise ProblemError(409 if is_late else 403, str(refusal)) from refusal
        tally = ActionTally.objects.filter(action=action).values_list("people", "councils")
        return _voted(tally.order_by("pk").first(), supported=supported)

    return _once(request, do, key=key, at=now)


def _vote_on_proposal(
    request: HttpRequest, number: int, key: str, *, supported: bool
) -> Status[object]:
    member = _member(request, ApiToken.Scope.VOTE)
    public = Proposal.objects.public() if number < 10**LONGEST_NUMBER else Proposal.objects.none()
    proposal = public.filter(number=number).order_by("pk").first()
    if proposal is None:
        raise ProblemError(404)
    now = timezone.now()

    def do() -> Written:
        try:
            if supported:
                proposal_voting.cast_vote(proposal, by=member, at=now)
            else:
                proposal_voting.take_back_vote(proposal, by=member)
        except ProposalRefusedError as refusal:
            status = 409 if isinstance(refusal, NotNowError) else 403
            raise ProblemError(status, str(refusal)) from refusal
        tally = ProposalTally.objects.filter(proposal=proposal).values_list("people", "councils")
        return _voted(tally.order_by("pk").first(), supported=supported)

    return _once(request, do, key=key, at=now)


def _voted(tally: tuple[int, int] | None, *, supported: bool) -> Written:
    people, councils = tally or (0, 0)
    vote = Vote(supported=supported, support=Support(people=people, councils=councils))
    return Written(200, vote.model_dump(mode="json"))


def _member(request: HttpRequest, scope: ApiToken.Scope) -> Member:
    found: ApiToken = request.auth  # type: ignore[attr-defined]  # ninja puts it there
    if scope not in found.scopes:
        raise ProblemError(403, SCOPE_MISSING.format(scope=scope.label.lower()))
    return found.member


def _once(
    request: HttpRequest, do: Callable[[], Written], *, key: str, at: datetime
) -> Status[object]:
    """Do it; with a key, once however often it is sent."""
    if not key:
        done = do()
        return Status(done.status, done.answer)
    whole = f"{request.method} {request.path}\n".encode() + request.body
    asked = hashlib.sha256(whole).hexdigest()
    member: Member = request.auth.member  # type: ignore[attr-defined]  # ninja puts it there
    try:
        done = do_once(do, key=key, asked=asked, by=member, at=at)
    except KeyReusedError as refusal:
        raise ProblemError(409, str(refusal)) from refusal
    return Status(done.status, done.answer)
