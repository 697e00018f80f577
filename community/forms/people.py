"""What people send about themselves, and what moderators and operators answer."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from community.models import Council, Interest, JoinRequest, Member
from community.models.councils import CouncilKind
from community.models.members import Letters, Role
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


class LettersChoiceForm(forms.Form):
    """When a member hears by mail of what happens to what is theirs."""

    letters = forms.ChoiceField(
        label="When do you want letters?",
        choices=Letters.choices,
        widget=forms.RadioSelect,
        help_text="Your notices on this site are the same, whichever you choose.",
    )


class InterestForm(forms.Form):
    """What somebody could gain from what they say here."""

    kind = forms.ChoiceField(
        label="What sort of interest is it?",
        choices=Interest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the sort that comes nearest"},
    )
    about = forms.CharField(
        label="In a few words",
        max_length=200,
        help_text="Everybody reads it: “Ash Software, which sells case management to councils”.",
    )

    def clean_about(self) -> str:
        """Keep it on one line."""
        return _one_line(self.cleaned_data["about"])


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
        queryset=Council.objects.by_name(),
        required=False,
        empty_label="One that is not here yet",
        help_text="They may then read its own assessments and plans.",
    )
    new_name = forms.CharField(
        label="Name of the new council",
        max_length=200,
        required=False,
        help_text="In full, and only if it is not in the list above.",
    )
    new_kind = forms.ChoiceField(
        label="Kind of the new council",
        choices=[("", "Choose one"), *CouncilKind.choices],
        required=False,
        help_text="Councils are compared with others of their kind.",
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
    """Why, for somebody who will want to know. Each kind of answer says who reads it."""

    says = "It is kept, and the person may read it."

    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give a reason: it is kept, and the person may read it."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = self.says


class DeclineRequestForm(ReasonForm):
    """Why somebody is not let in."""

    says = "It is sent to the person. They may ask again."


class BanForm(ReasonForm):
    """Why a member is banned, or no longer is."""

    says = "It is kept with the member’s history."


class RoleForm(forms.Form):
    """A site-wide role to give or take."""

    role = forms.TypedChoiceField(
        choices=Role.choices,
        coerce=Role,
        help_text="Curators list actions, maintainers prepare releases and decide on proposals, "
        "moderators let people in, operators give roles.",
    )


class FindMembersForm(forms.Form):
    """Whom a moderator or an operator looks for."""

    q = forms.CharField(
        label="Name or e-mail", required=False, help_text="A part will do. Empty finds everybody."
    )
