"""What curators send from their desk: words to look for, and the reason of an answer."""

from django import forms

from community.forms import ReasonForm


class FindHandedInForm(forms.Form):
    """Which action a curator looks for, among all that were ever handed in."""

    q = forms.CharField(
        label="Title or author",
        required=False,
        help_text="A part will do. Finds what was listed or declined too; empty shows what waits.",
    )


class ChangesForm(ReasonForm):
    """What should change before the action can be listed."""

    says = "Say what should change. It is sent to the author, who can then hand it in again."


class DeclineForm(ReasonForm):
    """Why the action does not come into the library."""

    says = "It is sent to the author, and stands beside the action for other curators."
