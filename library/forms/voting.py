"""What goes with a vote: why, and why a moderator hides that."""

from django import forms

from library.models.votes import LONGEST_REASON


class ReasonForVoteForm(forms.Form):
    """Why a member supports an action."""

    reason = forms.CharField(
        label="Why you support it",
        max_length=LONGEST_REASON,
        required=False,
        help_text=f"Public, with your name. {LONGEST_REASON} characters at most. "
        "Empty it to take it away.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HideForm(forms.Form):
    """Why a moderator hides what a vote says."""

    why = forms.CharField(
        label="Why",
        max_length=2000,
        help_text="Public, in the place of what was said.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why: it stands in the place of what was said"},
    )
