"""What members send beside the words when they edit a listed text, or answer a suggestion."""

from django import forms

from community.forms import ReasonForm
from library.forms.steps import INCOMPLETE
from library.models import Edition

KINDS = (
    (
        Edition.Kind.SUBSTANTIVE.value,
        "Substantive: somebody who follows it would do something else. Voters are asked again",
    ),
    (Edition.Kind.EDITORIAL.value, "Editorial: the same, said better"),
)
MISSING = {"required": INCOMPLETE, "invalid": INCOMPLETE}


class ChangeForm(forms.Form):
    """What kind of change it is and why, and which edition it began from."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, error_messages=MISSING)
    kind = forms.ChoiceField(
        label="What kind of change is it?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the change is substantive or editorial"},
        help_text="A change of the steps of the model is always substantive.",
    )
    note = forms.CharField(
        label="What changed, and why",
        max_length=1000,
        required=False,
        help_text="A sentence or two. Public in the history of the action.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class KindForm(forms.Form):
    """What kind of change a suggestion is, in the eyes of who accepts it."""

    kind = forms.ChoiceField(
        label="What kind of change is it?",
        choices=KINDS,
        help_text="As who suggested it says, unless you see it otherwise.",
    )


class NotTakenForm(ReasonForm):
    """Why a suggestion is not taken."""

    says = "It is sent to who suggested it, and stands beside the suggestion."
