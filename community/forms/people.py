"""What people send about themselves, and what moderators and operators answer."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from community.models import Council, JoinRequest, Member
from community.models.councils import CouncilKind
from community.models.members import Role
from community.operations.councils import NewCouncil

NAME_LENGTH = 120


def _name_field() -> forms.CharField:
    return forms.CharField(
        label="Name",
        max_length=NAME_LENGTH,
        help_text="Shown beside what you write. A pseudonym will do.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


def _one_line(text: str) -> str:
    """Names stand in letters and lists: a line break in one would be somebody else's line."""
    return " ".join(text.split())


class SignupForm(forms.Form):
    """The fields that signing up asks for beside allauth's own."""

    name = _name_field()

    field_order = ("name", "email", "password1")

    def clean_name(self) -> str:
        """Keep the name on one line."""
        return _one_line(self.cleaned_data["name"])

    def signup(self, request: Any, user: Member) -> None:
        """Do nothing more: the adapter has kept the name already."""


class NameForm(forms.Form):
    """The name that stands beside what a member writes."""

    name = _name_field()

    def clean_name(self) -> str:
        """Keep the name on one line."""
        return _one_line(self.cleaned_data["name"])


class JoinForm(forms.ModelForm[JoinRequest]):
    """A wish to join: name, e-mail, council. Given `member`, the address is the account's own."""

    class Meta:
        model = JoinRequest
        fields = ("name", "email", "council_name")
        labels = {"name": "Name", "email": "E-mail", "council_name": "Council"}
        help_texts = {
            "name": "Shown beside what you write.",
            "email": "The answer goes to this address. One at your council is the quickest.",
            "council_name": "Where you work, or the one you know best.",
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "council_name": forms.TextInput(attrs={"list": "councils", "autocomplete": "off"}),
        }

    def __init__(self, *args: Any, member: Member | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if member is not None:
            self.instance.member = member
            self.initial = {"name": member.display_name, "email": member.email}
            self.fields["email"].disabled = True

    def clean_name(self) -> str:
        """Keep the name on one line."""
        return _one_line(self.cleaned_data["name"])

    def clean_council_name(self) -> str:
        """Keep the council's name on one line."""
        return _one_line(self.cleaned_data["council_name"])

    def validate_unique(self) -> None:
        """Do not tell whether a request from this address waits already."""

    def validate_constraints(self) -> None:
        """Do not tell here either; the operation asks the database."""


class ApproveForm(forms.Form):
    """Which council the newcomer belongs to: one that is here, or a new one with its kind."""

    council = forms.ModelChoiceField(
        queryset=Council.objects.by_name(), required=False, empty_label="One that is not here yet"
    )
    new_name = forms.CharField(label="Name of the new council", max_length=200, required=False)
    new_kind = forms.ChoiceField(
        label="Kind of the new council",
        choices=[("", "Choose one"), *CouncilKind.choices],
        required=False,
    )

    def clean_new_name(self) -> str:
        """Keep the council's name on one line."""
        return _one_line(self.cleaned_data["new_name"])

    def clean(self) -> dict[str, Any]:
        """Insist on one council, whole."""
        said = cast("dict[str, Any]", super().clean())
        if said.get("council") and said.get("new_name"):
            raise ValidationError("Choose a council or name a new one, not both.")
        if not said.get("council") and not (said.get("new_name") and said.get("new_kind")):
            raise ValidationError("Choose a council, or give a new one’s name and kind.")
        return said

    def chosen(self) -> Council | NewCouncil:
        """The council that was chosen, or the new one."""
        said = self.cleaned_data
        return said["council"] or NewCouncil(name=said["new_name"], kind=said["new_kind"])


class ReasonForm(forms.Form):
    """Why: for a request declined, a ban, or the lifting of one."""

    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give a reason: it is kept, and the person may read it."},
    )


class RoleForm(forms.Form):
    """A site-wide role to give or take."""

    role = forms.TypedChoiceField(choices=Role.choices, coerce=Role)
