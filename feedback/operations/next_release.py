"""What proposals have to say when the next release is frozen: what goes in, and what keeps it."""

from uuid import UUID

from django.urls import reverse

from feedback.models import Proposal
from feedback.operations.rolling_in import taken_up, waiting_for
from feedback.states import State
from model_releases.models import ReleasePage
from model_releases.operations.snapshot import snapshot_of
from model_releases.signals import GateFault, ReleaseNote
from ui.dates import whole_moment


def notes_for(page: ReleasePage) -> list[ReleaseNote]:
    """A line of release notes for each accepted proposal that the working copy holds."""
    snapshot = snapshot_of(page)
    before = {one.uid: one.text for one in snapshot.parent.passages.all()}
    now = {
        UUID(block["id"]): str(block["value"]["text"])
        for dimension in snapshot.dimensions
        for _, block in dimension.passages
    }
    found = taken_up(waiting_for(page.model_id), before=before, now=now)
    return [_note(proposal, uid) for proposal, uid in found]


def open_last_calls(page: ReleasePage) -> list[GateFault]:
    """A fault for each last call that still runs: the release waits for its end."""
    calls = Proposal.objects.public().filter(state=State.LAST_CALL, release__model=page.model_id)
    return [
        GateFault(
            f"Proposal {one.number} is in last call until {_end(one)}. "
            "Decide on it then, or open its discussion again.",
            reverse("proposals_desk:proposal", args=[one.number]),
        )
        for one in calls.oldest_first()
    ]


def _note(proposal: Proposal, uid: UUID) -> ReleaseNote:
    return ReleaseNote(
        title=proposal.title,
        number=str(proposal.number),
        address=proposal.get_absolute_url(),
        elements=[uid],
        credit=proposal.credit_line,
    )


def _end(proposal: Proposal) -> str:
    ends = proposal.last_call_ends_at
    return whole_moment(ends) if ends else "its end"
