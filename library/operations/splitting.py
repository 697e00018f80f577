"""An action that says several things at once becomes several, each listed by another curator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from community.models import Member
from community.operations.notices import tell
from library.models import (
    Action,
    ActionEvent,
    ActionTally,
    Edition,
    EditionTag,
    Transition,
)
from library.operations.authors import authors_of
from library.operations.carried_votes import hold
from library.operations.drafts import WORDS
from library.operations.leaving import (
    Ending,
    leave_list,
    may_decide,
    reason_given,
    tell_about,
    title_of,
)
from library.operations.refusals import CurationRefusedError, NotListedError

LONGEST_TITLE = 120
FEWEST = 2


class SplitRefusedError(CurationRefusedError):
    """The parts do not make up the whole; the sentence says what is missing."""


@dataclass(frozen=True)
class Part:
    """What becomes of the original: a title, and the keys of those of its steps that it serves."""

    title: str
    steps: tuple[int, ...]


@transaction.atomic
def split_action(
    action: Action, parts: Sequence[Part], *, why: str, by: Member, at: datetime
) -> list[Action]:
    """Make a waiting action of each part, with the words of the original, in the order given.

    Their author is the original's, their text is `by`'s, so another curator lists them. The
    original stays listed until all are decided on (`finish_split`). `at` is timezone-aware. Raises
    NotListedError, SplitRefusedError, or another CurationRefusedError when it is the curator's own
    or no reason is given; then nothing is changed.
    """
    held = hold(action.pk)[action.pk]
    may_decide(held, by=by)
    if held.state != Action.State.LISTED:
        raise NotListedError("Only a listed action is split.")
    reason_given(why)
    whole = Edition.objects.get(current_of=held)
    _refuse_unclear(held, whole, parts)
    made = [_make(held, whole, part, by=by, at=at) for part in parts]
    ActionEvent.objects.create(action=held, what="split", by=by, at=at, why=why)
    says = f"A curator makes {len(parts)} actions of yours: “{whole.title}”."
    tell(authors_of(held), sentence=says, address=reverse("library:my_actions"), at=at)
    return made


def finish_split(part: Action, *, by: Member, at: datetime) -> None:
    """Retire the original of a part once every part is decided on and two at least are listed.

    Those who support the original are told, and choose among the parts anew. Part of the caller's
    transaction; nothing happens when the action is no part, or others still wait.
    """
    if part.split_from_id is None:
        return
    original = hold(part.split_from_id)[part.split_from_id]
    parts = Action.objects.filter(split_from=original)
    listed = list(parts.listed().order_by("pk").values_list("current_edition__title", flat=True))
    if original.state != Action.State.LISTED or parts.undecided().exists() or len(listed) < FEWEST:
        return
    into = f"{', '.join(f'“{title}”' for title in listed[:-1])} and “{listed[-1]}”"
    leave_list(original, Action.State.RETIRED, Ending(None, f"Split into {into}.", by, at))
    title = title_of(original)
    tell_about(
        original, authors_of(original), f"Your action “{title}” was split into {into}.", at=at
    )
    voters = Member.objects.filter(pk__in=original.votes.values("member")).order_by("pk")
    says = f"“{title}”, which you supported, was split. Support the parts that you mean: {into}."
    tell_about(original, voters, says, at=at)


def _refuse_unclear(held: Action, whole: Edition, parts: Sequence[Part]) -> None:
    steps = set(whole.transitions.values_list("pk", flat=True))
    served = {step for part in parts for step in part.steps}
    titles = [part.title.strip() for part in parts]
    faults = {
        "This action is being split already: its parts wait on the desk.": Action.objects.filter(
            split_from=held
        )
        .undecided()
        .exists(),
        f"Name {FEWEST} parts at least.": len(parts) < FEWEST,
        f"Give every part a title of at most {LONGEST_TITLE} characters.": any(
            not title or len(title) > LONGEST_TITLE for title in titles
        ),
        "Give every part a title of its own.": len(set(titles)) < len(titles),
        "Choose a step for every part: councils search by step.": any(
            not part.steps for part in parts
        ),
        "Choose among the steps of this action.": bool(served - steps),
        "Give every step to a part: none may get lost.": bool(steps - served),
    }
    for sentence, is_so in faults.items():
        if is_so:
            raise SplitRefusedError(sentence)


def _make(held: Action, whole: Edition, part: Part, *, by: Member, at: datetime) -> Action:
    made = Action.objects.create(
        model_id=held.model_id, author=held.author, created_at=at, split_from=held
    )
    ActionTally.objects.create(action=made)
    words = {name: getattr(whole, name) for name in WORDS} | {"title": part.title.strip()}
    edition = Edition.objects.create(action=made, written_by=by, written_at=at, **words)
    _copy_what_hangs_on(whole, edition, part)
    made.current_edition, made.state, made.submitted_at = edition, Action.State.SUBMITTED, at
    made.save(update_fields=["current_edition", "state", "submitted_at"])
    from_whole = f"Split off from “{whole.title}”. Licence granted there: {whole.licence}."
    ActionEvent.objects.create(action=made, what="submitted", by=by, at=at, why=from_whole)
    return made


def _copy_what_hangs_on(whole: Edition, edition: Edition, part: Part) -> None:
    """The part's steps, in the order of the original, and all of its tags."""
    steps = list(whole.transitions.filter(pk__in=part.steps).order_by("position", "pk"))
    for position, step in enumerate(steps):
        step.pk, step.edition, step.position = None, edition, position
    Transition.objects.bulk_create(steps)
    tags = whole.taggings.order_by("pk").values_list("tag", flat=True)
    EditionTag.objects.bulk_create(EditionTag(content_object=edition, tag_id=tag) for tag in tags)
