"""A new plan; and which actions, of those suggested, go into which plan."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from assessments.models import Assessment
from library.models import Transition
from plans.forms.fields import day_field
from plans.models import Plan
from plans.models.plans import TITLE
from plans.operations.planning import NewPlan

NEW = "new"


class PlanForm(forms.Form):
    """What a plan is called, and when it starts."""

    title = forms.CharField(
        label="Name of the plan",
        max_length=TITLE,
        help_text="As your committee will read it, such as “Digital action plan 2027 to 2028”.",
    )
    starts_on = day_field(label="Starts on")

    def new_plan(self, assessment: Assessment | None) -> NewPlan:
        """What a valid form holds; the plan follows from `assessment`."""
        said = self.cleaned_data
        return NewPlan(" ".join(said["title"].split()), said["starts_on"], assessment)


class IntoPlanForm(forms.Form):
    """The plan into which ticked actions go: one that is there, or a new one with a name."""

    plan = forms.ChoiceField(
        label="Add to", error_messages={"invalid_choice": "Choose the plan from what is offered"}
    )
    title = forms.CharField(
        label="Name of the new plan",
        max_length=TITLE,
        required=False,
        help_text="Needed when you begin a new plan.",
    )

    def __init__(self, *args: Any, plans: list[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plans = {str(one.uid): one for one in plans}
        field = self.fields["plan"]
        if isinstance(field, forms.ChoiceField):
            named = [(uid, one.title) for uid, one in self.plans.items()]
            field.choices = [*named, (NEW, "A new plan")]

    def clean(self) -> None:
        """A new plan needs a name."""
        super().clean()
        if self.cleaned_data.get("plan") == NEW and not self.cleaned_data.get("title", "").strip():
            self.add_error("title", "Enter a name for the new plan")

    def chosen_plan(self) -> Plan | None:
        """The plan that is there already; none for a new one."""
        return self.plans.get(self.cleaned_data["plan"])

    def new_plan(self, assessment: Assessment | None) -> NewPlan:
        """The new one, when that was chosen; it follows from `assessment`."""
        return NewPlan(" ".join(self.cleaned_data["title"].split()), assessment=assessment)


class OneActionForm(IntoPlanForm):
    """The step for which an action is planned, and the plan into which it goes.

    `steps` holds, by the key of its row, each step that the action serves and how it is worded.
    """

    step = forms.ChoiceField(label="The step it is for", widget=forms.RadioSelect)
    field_order = ("step", "plan", "title")

    def __init__(self, *args: Any, steps: Mapping[str, tuple[Transition, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.steps = steps
        field = self.fields["step"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, words) for key, (_, words) in steps.items()]

    def chosen_step(self) -> tuple[int, int, int]:
        """Key of the dimension, and the two levels."""
        step, _ = self.steps[self.cleaned_data["step"]]
        return cast(int, step.dimension_id), step.from_level, step.to_level
