"""The steps that a proposed action serves, as rows of a form: a dimension and two levels each."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory

from library.forms.choices import ANY_DIMENSION, NOT_YET, Wording
from library.models.bands import Strength
from library.operations.checking import KnownModel, fault_of_step
from library.operations.drafts import DraftTransition

ANY = "any"
ROWS, MOST_ROWS = 3, 12
INCOMPLETE = "A part of the form did not arrive. Look whether all is there, then send it again"


class StepForm(forms.Form):
    """One row. One in which nothing is chosen is left out."""

    dimension = forms.ChoiceField(label="Dimension")
    from_level = forms.ChoiceField(label="From level")
    to_level = forms.ChoiceField(label="To level")
    strength = forms.ChoiceField(
        label="How much it helps", choices=Strength.choices, initial=Strength.STRONG
    )
    reason = forms.CharField(label="What moves, and why", required=False, max_length=1000)

    def __init__(self, *args: Any, wording: Wording, model: KnownModel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model = model
        dimensions = [(code, wording.names[key]) for code, key in wording.keys.items()]
        levels = [(str(n), f"{n} {name}") for n, name in wording.levels.items() if n]
        self._offer("dimension", [*dimensions, (ANY, ANY_DIMENSION)])
        self._offer("from_level", [("0", NOT_YET), *levels])
        self._offer("to_level", levels)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose one"), *choices]

    def has_changed(self) -> bool:
        """Whether somebody chose or wrote something: how much a step helps is no step alone."""
        return any(name != "strength" for name in self.changed_data)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was chosen or written in this row."""
        return not self.has_changed()

    def clean(self) -> None:
        """Insist that a step is whole, goes up, and is between levels of its dimension."""
        super().clean()
        if self.errors:
            return
        if says := fault_of_step(self._code(), self._levels(), self.model):
            self.add_error("to_level", f"This step {says}")

    def _code(self) -> str | None:
        code: str = self.cleaned_data["dimension"]
        return None if code == ANY else code

    def _levels(self) -> tuple[int, int]:
        return int(self.cleaned_data["from_level"]), int(self.cleaned_data["to_level"])

    def step(self) -> DraftTransition:
        """The step that a valid row holds."""
        code, (from_level, to_level) = self._code(), self._levels()
        return DraftTransition(
            dimension_id=None if code is None else self.model.dimensions[code].dimension_id,
            from_level=from_level,
            to_level=to_level,
            strength=self.cleaned_data["strength"],
            reason=self.cleaned_data["reason"],
        )


if TYPE_CHECKING:
    Rows: TypeAlias = BaseFormSet[StepForm]
else:
    Rows = BaseFormSet


class StepRows(Rows):
    """All rows. `must_have_one` is asked for when the text is to be handed in."""

    def __init__(self, *args: Any, must_have_one: bool = False, **kwargs: Any) -> None:
        said = {
            "missing_management_form": INCOMPLETE,
            "too_many_forms": f"Give {MOST_ROWS} steps at most",
        }
        super().__init__(*args, **{**kwargs, "prefix": "step", "error_messages": said})
        self.must_have_one = must_have_one

    def clean(self) -> None:
        """No step twice, and one at least when the text is handed in."""
        if any(self.errors):
            return
        steps = [(step.dimension_id, step.from_level, step.to_level) for step in self.steps()]
        if len(set(steps)) < len(steps):
            raise forms.ValidationError("A step is given twice: leave one of the two blank")
        if self.must_have_one and not steps:
            raise forms.ValidationError(
                "Choose a dimension and two levels in one row: councils search by step"
            )

    def steps(self) -> tuple[DraftTransition, ...]:
        """The steps of valid rows, in their order."""
        return tuple(row.step() for row in self.forms if not row.is_blank)


step_rows = formset_factory(
    StepForm,
    formset=StepRows,
    extra=ROWS,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
    validate_max=True,
)


def steps_of(steps: Iterable[DraftTransition], wording: Wording) -> list[dict[str, Any]]:
    """What rows show of the steps of a text."""
    codes = {key: code for code, key in wording.keys.items()}
    return [
        {
            "dimension": ANY if step.dimension_id is None else codes.get(step.dimension_id, ""),
            "from_level": str(step.from_level),
            "to_level": str(step.to_level),
            "strength": step.strength,
            "reason": step.reason,
        }
        for step in steps
    ]
