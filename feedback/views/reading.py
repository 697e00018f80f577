"""The page of one proposal."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.models import DeclaredInterests, Member, Reader
from feedback.forms.taking_part import CommentForm, WhyForm
from feedback.models import Decision, Proposal, ProposalComment
from feedback.operations.anchoring import anchor_of
from feedback.operations.look_alikes import look_alikes
from feedback.permissions import can_discuss, can_hide_comments, can_maintain, can_take, is_author
from feedback.states import State, Step
from feedback.views.showing import (
    NOBODY_NAMED,
    address_of,
    difference_of,
    name_of,
    place_of,
    reasons_of,
    row_of,
    state_of,
    timeline_of,
)
from feedback.views.support import vote_panel
from ui.dates import whole_date


@require_safe
def read_proposal(request: HttpRequest, number: int) -> HttpResponse:
    """Show what was asked, what is decided or proposed, and what is said about it."""
    return show(request, public_at(request.user, number))


def public_at(reader: Reader, number: int) -> Proposal:
    """A proposal by its number, with all that its page shows; 404 when there is none."""
    seen = Proposal.objects.public().visible_to(reader).for_lists()
    return get_object_or_404(
        seen.select_related(
            "release__model",
            "author",
            "tally",
            "dimension",
            "decision__duplicate_of",
            "decision__proposed_by",
            "decision__decided_by",
        ),
        number=number,
    )


def show(
    request: HttpRequest, proposal: Proposal, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page, with forms as they were sent where something is wrong in one."""
    events = list(proposal.events.in_order())
    about = {
        "trail": [{"text": "Proposals", "url": reverse("feedback:queue")}],
        "proposal": proposal,
        "state": state_of(proposal),
        "now": timezone.now(),
        "author": proposal.credit_line or NOBODY_NAMED,
        "place": place_of(proposal),
        "place_url": address_of(proposal),
        "difference": difference_of(proposal.quote, proposal.replacement),
        **_anchor(proposal),
        **_decisions(proposal),
        "timeline": timeline_of(proposal, events),
        "reasons": reasons_of(proposal, events),
        "comments": _comments(proposal, request.user),
        "related": [row_of(one) for one in look_alikes(proposal)],
        "rolled_in": _releases(proposal),
        "vote": vote_panel(proposal, request.user),
        "is_desk_shown": can_maintain(request.user),
        **_what_to_do(proposal, request.user),
        **forms,
    }
    return render(request, "feedback/proposal.html", about, status=status)


def _anchor(proposal: Proposal) -> dict[str, Any]:
    """Whether the quote still stands in the current release, and what stands there if not."""
    anchor = anchor_of(proposal)
    is_same = anchor.release.pk == proposal.release_id or anchor.text == proposal.quote
    changed = None
    if proposal.quote and not anchor.is_orphaned and not is_same:
        changed = difference_of(proposal.quote, anchor.text)
    return {"anchor": anchor, "reworded_since": changed}


def _decisions(proposal: Proposal) -> dict[str, Any]:
    """The decision on the table, those before it, and who stood aside."""
    decision = proposal.decision
    earlier = [one for one in proposal.decisions.in_order() if one.pk != proposal.decision_id]
    aside = proposal.stood_aside.select_related("member").order_by("at", "pk")
    return {
        "decision": decision,
        "decision_difference": difference_of(proposal.quote, decision.text) if decision else None,
        "decision_facts": _facts(decision, [f"{one.member}: {one.why}" for one in aside]),
        "earlier_decisions": [_earlier(one) for one in earlier],
        "is_called": proposal.state == State.LAST_CALL,
    }


def _facts(decision: Decision | None, aside: list[str]) -> list[dict[str, Any]]:
    if decision is None:
        return []
    by = [one for one in (decision.proposed_by_id, decision.decided_by_id) if one]
    declared = DeclaredInterests(by)
    decided = decision.decided_at and _signed(decision.decided_by, decision.decided_at, declared)
    duplicate = decision.duplicate_of
    return [
        {
            "term": "Proposed by",
            "value": _signed(decision.proposed_by, decision.proposed_at, declared),
        },
        {"term": "Decided by", "value": decided or None},
        {"term": "Without a last call", "value": decision.without_call or None},
        {"term": "Stood aside", "value": "; ".join(aside) or None},
        {
            "term": "Duplicate of",
            "value": duplicate and f"{duplicate.number}: {duplicate.title}",
            "url": duplicate.get_absolute_url() if duplicate else "",
        },
    ]


def _signed(by: Member | None, at: datetime, declared: DeclaredInterests) -> str:
    """Who and when, with the interests that they had declared then."""
    interests = declared.beside(by.pk, on=timezone.localtime(at).date()) if by else ""
    beside = f" ({interests})" if interests else ""
    return f"{by}{beside}, {whole_date(at)}"


def _earlier(decision: Decision) -> dict[str, str]:
    what = "Decided" if decision.is_taken else "Proposed"
    moment = decision.decided_at or decision.proposed_at
    return {
        "what": f"{what}, {whole_date(moment)}: {decision.sentence}",
        "why": decision.reasons,
    }


def _comments(proposal: Proposal, reader: Reader) -> list[dict[str, Any]]:
    may_hide = can_hide_comments(reader)
    comments = list(proposal.comments.in_order())
    declared = DeclaredInterests(one.author_id for one in comments)
    return [
        {
            "name": name_of(one.author, proposal),
            "interests": _interests(one, proposal, declared),
            "date": one.at,
            "text": one.text,
            "is_new_argument": one.is_new_argument,
            "removed": _removal(one) if one.hidden_at else "",
            "hide_url": reverse("feedback:hide_comment", args=[proposal.number, one.uid])
            if may_hide and not one.is_hidden
            else "",
        }
        for one in comments
    ]


def _interests(comment: ProposalComment, proposal: Proposal, declared: DeclaredInterests) -> str:
    """What the speaker had declared then; of a proposer who goes unnamed, the sort alone."""
    day = timezone.localtime(comment.at).date()
    is_named = name_of(comment.author, proposal) == str(comment.author)
    tell = declared.beside if is_named else declared.sorts_beside
    return tell(comment.author_id, on=day)


def _removal(comment: ProposalComment) -> str:
    day = whole_date(comment.hidden_at) if comment.hidden_at else ""
    return f"Removed by a moderator on {day}: {comment.hidden_why}"


def _releases(proposal: Proposal) -> list[dict[str, Any]]:
    """The releases which took it up, each with its address and how many elements it changed."""
    rows = proposal.rolled_in.select_related("release__model").defer("release__content")
    changed: dict[int, dict[str, Any]] = {}
    for row in rows.order_by("release__ordinal", "pk"):
        one = changed.setdefault(
            row.release_id,
            {"number": row.release.number, "url": row.release.get_absolute_url(), "elements": 0},
        )
        one["elements"] += 1 if row.element_uid else 0
    return list(changed.values())


def _what_to_do(proposal: Proposal, reader: Reader) -> dict[str, Any]:
    """The forms that this reader may send; what they may not is none."""
    own = can_discuss(reader, proposal) and is_author(reader, proposal)
    may_withdraw = own and can_take(reader, Step.WITHDRAW, proposal)
    may_reopen = can_take(reader, Step.REOPEN, proposal)
    return {
        "comment_form": CommentForm() if can_discuss(reader, proposal) else None,
        "withdraw_form": WhyForm(auto_id="id_withdraw_%s") if may_withdraw else None,
        "reopen_form": WhyForm(auto_id="id_reopen_%s") if may_reopen else None,
    }
