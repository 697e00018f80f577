"""What readers send on a proposal's page."""

from django import forms


class CommentForm(forms.Form):
    """A comment; in last call it may be a new argument."""

    text = forms.CharField(
        label="Your comment",
        max_length=5000,
        help_text="Public, with your name. It stays as you write it.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write your comment first"},
    )


class WhyForm(forms.Form):
    """Why: for a step that its author, a moderator or a maintainer takes."""

    why = forms.CharField(
        label="Why",
        max_length=2000,
        help_text="Public, beside the step.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why: every step is public"},
    )
