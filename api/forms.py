"""What a member says of a new token."""

from typing import Any

from django import forms

from api.models import ApiToken

DAYS = {"30": "30 days", "90": "90 days", "365": "a year"}


class TokenForm(forms.Form):
    """A name, what a program may do, and for how long."""

    name = forms.CharField(
        label="Name",
        max_length=80,
        help_text="Which program will use it, as “our intranet”.",
        error_messages={"required": "Enter a name for the token"},
    )
    scopes = forms.MultipleChoiceField(
        label="What it may do",
        choices=ApiToken.Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what the program may do. Reading needs no token"},
    )
    days = forms.ChoiceField(
        label="How long it stands",
        choices=list(DAYS.items()),
        initial="90",
        widget=forms.RadioSelect,
    )

    def wishes(self) -> dict[str, Any]:
        """What a valid form asks for, as `make_token` takes it."""
        said = self.cleaned_data
        return {
            "name": said["name"],
            "scopes": frozenset(map(ApiToken.Scope, said["scopes"])),
            "days": int(said["days"]),
        }
