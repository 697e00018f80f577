"""Items of a plan as rows and cards. The public never gets owners' names or notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from library.forms.choices import wording_of_release
from library.models import Action
from library.views.results import Step, step_in_words
from plans.models import Plan, PlanEvent, PlannedAction
from plans.models.items import OPEN
from ui.dates import whole_date

Status = PlannedAction.Status
KINDS = {Status.PLANNED: "", Status.DOING: "open", Status.DONE: "done", Status.DROPPED: "idle"}


@dataclass(frozen=True)
class Row:
    """An item in a list. `owner` is empty for the public; `deadline` is a day still to be met.

    `is_kept_back`: its plan is published, and the item is not.
    """

    title: str
    url: str
    dimension: str
    step: Step
    owner: str
    due_on: date | None
    deadline: date | None
    status: str
    status_kind: str
    warnings: tuple[str, ...]
    is_kept_back: bool

    @property
    def lines(self) -> list[str]:
        """What a card says below the step."""
        due = f"Due {whole_date(self.due_on)}" if self.due_on else ""
        return [line for line in (self.dimension, self.owner, due, *self.warnings) if line]


@dataclass(frozen=True)
class Column:
    """A column of the board."""

    title: str
    cards: list[Row]


def rows_of(plan: Plan, items: Iterable[PlannedAction], *, shows_all: bool) -> list[Row]:
    """Items as the council's people see them, or, without `shows_all`, as everybody does.

    No query for an item, and none at all once the release's wording is known; `items` come from
    `for_lists()`.
    """
    return [_row(plan, item, shows_all) for item in items]


def _row(plan: Plan, item: PlannedAction, shows_all: bool) -> Row:
    step = step_of(item)
    status = Status(item.status)
    return Row(
        title=item.title,
        url=item_address(plan, item),
        dimension=step.dimension,
        step=step,
        owner=item.owner_name if shows_all else "",
        due_on=item.due_on,
        deadline=item.due_on if item.is_open else None,
        status=str(status.label),
        status_kind=KINDS[status],
        warnings=tuple(warnings_of(plan, item)) if shows_all else (),
        is_kept_back=item.is_withheld and plan.published_at is not None,
    )


def item_address(plan: Plan, item: PlannedAction, page: str = "item") -> str:
    """Where an item, or something to do with it, is found."""
    return reverse(f"plans:{page}", args=[plan.council.slug, plan.uid, item.uid])


def step_of(item: PlannedAction) -> Step:
    """The step an item is planned for, as the release words it by which it was last checked."""
    wording = wording_of_release(item.release.uid)
    return step_in_words(item.dimension_id, item.from_level, item.to_level, wording)


def warnings_of(plan: Plan, item: PlannedAction) -> list[str]:
    """What the council should look at: the library's text, the action's state, the model."""
    said = []
    if is_to_look_at(plan, item):
        said.append(f"To look at: release {plan.release.number} words its dimension anew.")
    if item.action.state in (Action.State.RETIRED, Action.State.MERGED, Action.State.DECLINED):
        said.append(f"The library has {_ended(item.action)} this action.")
    elif has_newer_text(item):
        said.append("Library text has changed.")
    return said


def _ended(action: Action) -> str:
    if action.state == Action.State.MERGED:
        return "merged"
    return "retired" if action.state == Action.State.RETIRED else "not listed"


def is_to_look_at(plan: Plan, item: PlannedAction) -> bool:
    """Whether the plan has moved on to a newer release, and an open item has not."""
    return item.status in OPEN and item.release_id != plan.release_id


def has_newer_text(item: PlannedAction) -> bool:
    """Whether the library has a newer text, to which the council has not said that it keeps its.

    Needs `for_lists()`. A review leaves the words as they are, and is no newer text.
    """
    known = max(getattr(item, "own_text", None) or 0, getattr(item, "kept_text", None) or 0)
    return item.status in OPEN and (getattr(item, "newest_text", None) or 0) > known


def board_of(rows: Iterable[Row]) -> list[Column]:
    """The same rows by status, dropped ones left out."""
    listed = list(rows)
    shown = [status for status in Status if status != Status.DROPPED]
    return [
        Column(str(one.label), [row for row in listed if row.status == one.label]) for one in shown
    ]


def timeline_of(events: Iterable[PlanEvent]) -> list[dict[str, str]]:
    """History as components/timeline.html shows it; `events` come with who did it."""
    return [
        {
            "what": event.sentence,
            "detail": f"{event.by}, {whole_date(event.at)}{f': {event.why}' if event.why else ''}",
        }
        for event in events
    ]
