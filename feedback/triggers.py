"""What the database itself refuses or counts for proposals: see community/triggers.py.

The words of a proposal stay as they were received; its state is always that of its last step, and
no step is ever rewritten; a decision once taken stays, and is never its author's own.
"""

from community.triggers import (
    Ballot,
    Trigger,
    append_only,
    count_votes,
    differs,
    keep_words,
    refuse_change,
    refuse_deletion,
    refuse_replacement,
    refuse_rewriting,
    refuse_when,
)
from feedback.states import ENDED

PROPOSAL, DECISION, EVENT = "feedback_proposal", "feedback_decision", "feedback_proposalevent"
ASIDE = "feedback_stoodaside"
WORDS_STAY = "A proposal stays as it was received: propose another one."
TAKEN = "A decision that was taken never changes."
NOT_ONES_OWN = "Nobody decides on their own proposal, nor on one from which they stood aside."
# Columns of what was received; credit, kind and state may still change.
RECEIVED = (
    *("uid", "number", "release_id", "element", "dimension_id", "passage_uid", "quote"),
    *("quote_sha256", "title", "reason", "replacement", "author_id", "received_at"),
)


def _is_taken(decision: str, *, proposal: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {DECISION} WHERE id = {decision} "
        f"AND proposal_id = {proposal} AND decided_at IS NOT NULL)"
    )


def _is_not_for(member: str) -> str:
    """True of a member who wrote the proposal of the NEW decision, or stood aside from it."""
    wrote = f"SELECT 1 FROM {PROPOSAL} WHERE id = NEW.proposal_id AND author_id = {member}"
    aside = f"SELECT 1 FROM {ASIDE} WHERE proposal_id = NEW.proposal_id AND member_id = {member}"
    return f"(EXISTS ({wrote}) OR EXISTS ({aside}))"


def _refuse_own_decision(event: str) -> Trigger:
    is_new = " OR ".join(
        f"({_is_not_for(f'NEW.{column}')}{_only_when_it_changes(column, event)})"
        for column in ("proposed_by_id", "decided_by_id")
    )
    return refuse_when(
        f"{DECISION}_refuses_own_{event.lower()}",
        table=DECISION,
        event=event,
        when=f"({is_new})",
        says=NOT_ONES_OWN,
    )


def _only_when_it_changes(column: str, event: str) -> str:
    """Who proposed a decision may stand aside later: what they did before stays done."""
    return f" AND {differs(column)}" if event == "UPDATE" else ""


_HAS_ENDED = f"IN ({', '.join(repr(state.value) for state in ENDED)})"
_LAST_STEP = f"(SELECT to_state FROM {EVENT} WHERE proposal_id = NEW.id ORDER BY id DESC LIMIT 1)"

FEEDBACK = (
    refuse_rewriting(PROPOSAL, RECEIVED, when="OLD.number IS NOT NULL", says=WORDS_STAY),
    refuse_deletion(PROPOSAL, when="OLD.number IS NOT NULL", says=WORDS_STAY),
    refuse_replacement(PROPOSAL, "uid", says=WORDS_STAY),
    refuse_replacement(PROPOSAL, "number", says=WORDS_STAY),
    refuse_when(
        f"{PROPOSAL}_refuses_birth_in_mid_life",
        table=PROPOSAL,
        event="INSERT",
        when="NEW.state <> 'draft'",
        says="A proposal begins as a draft.",
    ),
    refuse_when(
        f"{PROPOSAL}_refuses_state_without_step",
        table=PROPOSAL,
        event="UPDATE OF state",
        when=f"{differs('state')} AND COALESCE({_LAST_STEP}, 'draft') <> NEW.state",
        says="A proposal stands where its last step led.",
    ),
    refuse_when(
        f"{PROPOSAL}_refuses_end_without_decision",
        table=PROPOSAL,
        event="UPDATE",
        when=f"NEW.state {_HAS_ENDED} AND NOT {_is_taken('NEW.decision_id', proposal='NEW.id')}",
        says="A proposal is decided by a decision which somebody took.",
    ),
    refuse_when(
        f"{PROPOSAL}_refuses_second_decision",
        table=PROPOSAL,
        event="UPDATE",
        when=f"OLD.state {_HAS_ENDED} AND {differs('decision_id')} AND NEW.state <> 'reopened'",
        says="It is decided: only reopening it leads to another decision.",
    ),
    *append_only(EVENT, says="What happened to a proposal is never rewritten."),
    *refuse_change(DECISION, when="OLD.decided_at IS NOT NULL", says=TAKEN),
    refuse_replacement(DECISION, "proposal_id", "ordinal", says=TAKEN),
    _refuse_own_decision("INSERT"),
    _refuse_own_decision("UPDATE"),
    *append_only(ASIDE, "proposal_id", "member_id", says="Who stood aside has stood aside."),
    *append_only("feedback_rolledin", says="What a release took up is never rewritten."),
    *keep_words("feedback_proposalcomment"),
    *count_votes(
        Ballot(
            votes="feedback_proposalvote",
            tally="feedback_proposaltally",
            key="proposal_id",
        )
    ),
)
