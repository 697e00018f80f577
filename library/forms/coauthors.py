"""Whom an author invites to write with them."""

from django import forms


class InviteForm(forms.Form):
    """The address of a member."""

    email = forms.EmailField(
        label="E-mail address of a member",
        max_length=254,
        help_text="The one they sign in with.",
        error_messages={
            "required": "Enter the address of a member",
            "invalid": "Enter an e-mail address, as in name@council.gov.uk",
        },
    )
