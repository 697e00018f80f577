"""What a council says of an item of its plan."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from plans.forms.fields import day_field, prose_field, with_plain_line_ends
from plans.models import PlannedAction
from plans.models.items import NOTES, OWN_WORDS, OWNER, PROOF
from plans.operations.changing import ItemWords

MOST_POUNDS = 2_000_000_000


class ItemForm(forms.Form):
    """All that a council says of an item; `seen_version` is the version that was read."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    status = forms.ChoiceField(choices=PlannedAction.Status.choices)
    owner_name = forms.CharField(
        label="Owner",
        max_length=OWNER,
        required=False,
        help_text="A name or a post. Never shown to the public.",
    )
    starts_on = day_field(label="Starts on")
    due_on = day_field(label="Due on")
    cost_pounds = forms.IntegerField(
        label="Cost in pounds",
        required=False,
        min_value=0,
        max_value=MOST_POUNDS,
        help_text="Whole pounds, without staff time.",
        error_messages={"invalid": "Write the cost in whole pounds, such as 4500"},
    )
    proof = forms.CharField(
        label="Proof",
        max_length=PROOF,
        required=False,
        help_text="The address of a page that shows it is done, beginning with https://",
        validators=[
            URLValidator(
                schemes=["http", "https"],
                message="Write an address that begins with https:// or http://",
            )
        ],
    )
    notes = prose_field(
        longest=NOTES, rows=5, help_text="Only the people of your council see these."
    )
    is_withheld = forms.BooleanField(
        label="Keep this item private when the plan is published",
        required=False,
        help_text="Everybody else reads the plan without it.",
    )

    def clean(self) -> None:
        """Nothing is due before it starts."""
        super().clean()
        starts, due = self.cleaned_data.get("starts_on"), self.cleaned_data.get("due_on")
        if starts and due and due < starts:
            self.add_error("due_on", "The due date is before the start: change one of the two")

    def words(self) -> ItemWords:
        """What a valid form holds."""
        said = {name: self.cleaned_data[name] for name in OWN_WORDS}
        return ItemWords(**{**said, "notes": with_plain_line_ends(said["notes"])})


def form_of(item: PlannedAction) -> ItemForm:
    """The form filled with what is saved."""
    return ItemForm(initial=_shown(item))


def form_against(sent: Any, current: PlannedAction) -> ItemForm:
    """What was typed, to be sent once more, now knowing of the version that is `current`."""
    typed = sent.copy()
    typed["seen_version"] = str(current.version)
    return ItemForm(typed)


def _shown(item: PlannedAction) -> dict[str, Any]:
    return {"seen_version": item.version, **{name: getattr(item, name) for name in OWN_WORDS}}
