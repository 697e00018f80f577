"""Targets of all dimensions, one row each, sent together."""

from typing import Any

from django import forms
from django.http import QueryDict

from community.models import Council
from model_releases.levels import Level
from plans.forms.fields import day_field, prose_field, with_plain_line_ends
from plans.models import Target
from plans.operations.gaps import DimensionGap
from plans.operations.targets import Wanted
from ui.forms import error_links

LONGEST, LONGEST_KEY = 2_000, 19
NO_TARGET = ("", "No target")


class TargetForm(forms.Form):
    """The target of one dimension. `seen` is the target that stood there when it was read."""

    seen = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    level = forms.TypedChoiceField(
        label="Level you want", required=False, coerce=lambda value: Level(int(value))
    )
    by_on = day_field(label="By when")
    why = prose_field(label="Why", longest=LONGEST, rows=2)

    def __init__(self, sent: QueryDict | None, *, gap: DimensionGap, seen: Target | None) -> None:
        self.gap = gap
        super().__init__(sent, prefix=_prefix(gap), initial=_shown(gap.target))
        self.seen_target = seen if sent is not None else gap.target
        field = self.fields["level"]
        if isinstance(field, forms.ChoiceField):
            levels = gap.dimension.levels.all()
            named = [(str(one.number), f"{one.number} {one.name}".strip()) for one in levels]
            field.choices = [NO_TARGET, *named]

    def clean(self) -> None:
        """A day or a reason needs a level; a target that somebody set meanwhile is not lost."""
        super().clean()
        said = self.cleaned_data
        if "level" in said and not said["level"] and (said.get("by_on") or said.get("why")):
            self.add_error("level", f"Choose a level for {self.gap.dimension.name}")
        elif not self.errors and self.is_changed and self.is_behind:
            self.add_error("level", f"{_now(self.gap)} Send yours again to replace it")

    @property
    def is_behind(self) -> bool:
        """Whether somebody set or gave up this target since the form was read."""
        return _key(self.gap.target) != _key(self.seen_target)

    @property
    def is_changed(self) -> bool:
        """Whether the sender wants something else than what they saw."""
        return self.wanted() != _wanted(self.seen_target)

    def wanted(self) -> Wanted | None:
        """What a valid row asks for; none for no target."""
        level = self.cleaned_data["level"]
        if level == "":
            return None
        why = with_plain_line_ends(self.cleaned_data["why"])
        return Wanted(level, self.cleaned_data["by_on"], why)

    def retry(self) -> None:
        """Know of the target that stands now, so that sending once more replaces it."""
        names = (self.add_prefix(name) for name in self.fields)
        typed = {name: self.data.get(name, "") for name in names}
        self.data = {**typed, self.add_prefix("seen"): _key(self.gap.target)}


class TargetForms:
    """The rows of all dimensions of a release."""

    def __init__(
        self, sent: QueryDict | None, gaps: list[DimensionGap], *, council: Council
    ) -> None:
        seen = _seen_targets(sent, gaps, council)
        self.rows = [
            TargetForm(sent, gap=gap, seen=seen.get(gap.dimension.dimension_id)) for gap in gaps
        ]

    def is_valid(self) -> bool:
        """Whether all are; each is checked, so that every fault is shown at once."""
        checked = [row.is_valid() for row in self.rows]
        return all(checked)

    def is_behind(self) -> bool:
        """Whether one was set by somebody else meanwhile; from then on the rows know of it."""
        behind = [row for row in self.rows if row.errors and row.is_behind]
        for row in behind:
            row.retry()
        return bool(behind)

    def error_links(self) -> list[dict[str, str]]:
        """All faults, in the order of the page; none before anything is sent."""
        return [link for row in self.rows if row.is_bound for link in error_links(row)]

    def changed(self) -> list[TargetForm]:
        """The rows in which a valid form asks for something new."""
        return [row for row in self.rows if row.is_changed]


def _seen_targets(
    sent: QueryDict | None, gaps: list[DimensionGap], council: Council
) -> dict[int, Target]:
    """The targets that the sender saw, by key of the dimension; past ones too. One query."""
    if sent is None:
        return {}
    keys = {gap.dimension.dimension_id: sent.get(f"{_prefix(gap)}-seen", "") for gap in gaps}
    numbers = [int(key) for key in keys.values() if key.isdecimal() and len(key) < LONGEST_KEY]
    rows = Target.objects.of(council).filter(pk__in=numbers)
    return {one.dimension_id: one for one in rows if keys.get(one.dimension_id) == str(one.pk)}


def _prefix(gap: DimensionGap) -> str:
    # Not the code: other models' codes may hold what no id in a page may.
    return f"dimension-{gap.dimension.dimension_id}"


def _key(target: Target | None) -> str:
    return str(target.pk) if target else ""


def _wanted(target: Target | None) -> Wanted | None:
    return Wanted(Level(target.level), target.by_on, target.why) if target else None


def _shown(target: Target | None) -> dict[str, Any]:
    if target is None:
        return {}
    level = str(target.level)
    return {"seen": target.pk, "level": level, "by_on": target.by_on, "why": target.why}


def _now(gap: DimensionGap) -> str:
    if gap.target is None:
        return "Somebody has given this target up meanwhile."
    return f"Somebody has set this to level {gap.target.level} meanwhile."
