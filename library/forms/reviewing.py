"""What goes with a review: when the next one is due, and what was found."""

from django import forms


class ReviewForm(forms.Form):
    """That a listed text was looked through and is still right."""

    next_due_on = forms.DateField(
        label="When should it be looked at next?",
        help_text="A day after today. A year is usual.",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    note = forms.CharField(
        label="What you looked at",
        max_length=1000,
        required=False,
        help_text="Public, beside the day. Which links you followed, whom you asked.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
