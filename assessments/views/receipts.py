"""A receipt: for each dimension how it came over, with the level before and now."""

from dataclasses import dataclass

from assessments.models import CarriedJudgement, CarryOver
from assessments.operations.results import Judged, result_of
from model_releases.models import ReleaseDimension
from model_releases.operations.wordings import gone_between


@dataclass(frozen=True)
class Line:
    """A dimension of the new release. `before` is none where the old release had it not."""

    dimension: ReleaseDimension
    carried: CarriedJudgement
    before: Judged | None
    now: Judged

    @property
    def is_asked(self) -> bool:
        """Whether it waits for an answer."""
        return self.carried.how == CarriedJudgement.How.ASKED


@dataclass(frozen=True)
class Receipt:
    """Every line, and what the new release no longer has."""

    lines: list[Line]
    gone: list[Judged]

    @property
    def left(self) -> int:
        """How many questions are left."""
        return sum(line.is_asked for line in self.lines)

    @property
    def by_itself(self) -> int:
        """How many came over without a question."""
        return sum(line.carried.how == CarriedJudgement.How.CARRIED for line in self.lines)

    @property
    def first_left(self) -> Line | None:
        """The first question that is left."""
        return next((line for line in self.lines if line.is_asked), None)


def receipt_of(carry_over: CarryOver) -> Receipt:
    """The receipt of a carry-over, finished or not, in the new release's order."""
    before = {one.dimension.dimension_id: one for one in result_of(carry_over.old).judged}
    rows = carry_over.lines.select_related("by")
    carried = {row.dimension_id: row for row in rows}
    lines = [
        Line(
            dimension=now.dimension,
            carried=carried[now.dimension.dimension_id],
            before=before.get(now.dimension.dimension_id),
            now=now,
        )
        for now in result_of(carry_over.new).judged
    ]
    gone = gone_between(carry_over.old.release, carry_over.release)
    return Receipt(lines, [before[row.dimension_id] for row in gone])
