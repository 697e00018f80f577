"""What an export of a plan holds, before it is a file: the same for every format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from community.models import Reader
from model_releases.documents import attribution_in_force, source_of
from model_releases.models import Release, ReleasePassage
from plans.models import Plan, PlannedAction
from plans.permissions import can_see_all_of
from plans.views.rows import step_of
from ui.licences import licence_address

# Head of each column of a table of the actions -> the field of ItemLine that stands below it
COLUMNS = {
    "Action": "title",
    "Dimension": "dimension",
    "From level": "from_level",
    "To level": "to_level",
    "Starts on": "starts_on",
    "Due on": "due_on",
    "Cost in pounds": "cost_pounds",
    "Status": "status",
    "Proof": "proof",
}
OF_THE_COUNCIL = {"Owner": "owner", "Notes": "notes"}


@dataclass(frozen=True)
class ItemLine:
    """One item. `owner` and `notes` are empty in what the public gets."""

    title: str
    dimension: str
    from_level: str
    to_level: str
    owner: str
    starts_on: date | None
    due_on: date | None
    cost_pounds: int | None
    status: str
    proof: str
    notes: str


@dataclass(frozen=True)
class ModelText:
    """One passage of the release, word for word."""

    dimension: str
    level: str
    facet: str
    text: str


@dataclass(frozen=True)
class Contents:
    """A plan, whose release it is by, and the model's words for the steps it plans."""

    title: str
    council: str
    release: Release
    statement: str
    licence_address: str
    lines: tuple[ItemLine, ...]
    model_texts: tuple[ModelText, ...]
    shows_all: bool

    @property
    def columns(self) -> dict[str, str]:
        """Head -> field of each column that a table of the actions has for these readers."""
        return COLUMNS | OF_THE_COUNCIL if self.shows_all else COLUMNS

    @property
    def rows(self) -> list[list[Any]]:
        """The actions as such a table: text, days, pounds as whole numbers, or nothing."""
        return [[getattr(line, name) for name in self.columns.values()] for line in self.lines]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What stands above the table: whose plan, by which release, under which licence."""
        release = self.release
        told = [
            ("Council", self.council),
            ("Model", f"{release.model.name}, release {release.number}"),
            ("SHA-256 of the release", release.content_sha256),
            ("Attribution", self.statement),
            ("Licence of the model", release.licence),
            ("Licence text", self.licence_address),
            ("Model text", "The words of the model stand here unmodified, apart from the plan."),
        ]
        return [(term, value) for term, value in told if value]


def contents_of(plan: Plan, *, reader: Reader) -> Contents:
    """All that an export says to `reader`: to the public no owners, no notes, nothing withheld."""
    release, shows_all = plan.release, can_see_all_of(reader, plan)
    seen = PlannedAction.objects.visible_to(reader).of_plan(plan)
    items = list(seen.current().for_lists().in_order())
    source = source_of(attribution_in_force(release))
    return Contents(
        title=plan.title,
        council=plan.council.name,
        release=release,
        statement=source["statement"],
        licence_address=licence_address(release.licence) or source["source_url"],
        lines=tuple(_line(item, shows_all=shows_all) for item in items),
        model_texts=tuple(_model_texts(release, items)),
        shows_all=shows_all,
    )


def _line(item: PlannedAction, *, shows_all: bool) -> ItemLine:
    step = step_of(item)
    return ItemLine(
        title=item.title,
        dimension=step.dimension,
        from_level=f"{step.from_number} {step.from_name}".strip(),
        to_level=f"{step.to_number} {step.to_name}".strip(),
        owner=item.owner_name if shows_all else "",
        starts_on=item.starts_on,
        due_on=item.due_on,
        cost_pounds=item.cost_pounds,
        status=item.get_status_display(),
        proof=item.proof,
        notes=item.notes if shows_all else "",
    )


def _model_texts(release: Release, items: Iterable[PlannedAction]) -> Iterator[ModelText]:
    """What the release says at both ends of every step planned, each passage once and whole."""
    ends = {(one.dimension_id, end) for one in items for end in (one.from_level, one.to_level)}
    passages = ReleasePassage.objects.filter(
        release=release, level__release_dimension__dimension__in={key for key, _ in ends}
    ).select_related("level__release_dimension")
    in_order = ("level__release_dimension__position", "level__number", "position", "pk")
    for one in passages.order_by(*in_order):
        level = one.level
        if (level.release_dimension.dimension_id, level.number) in ends:
            name = f"{level.number} {level.name}".strip()
            yield ModelText(level.release_dimension.name, name, one.facet, one.text)
