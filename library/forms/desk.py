"""What curators send from their desk: words to look for, and the reason of an answer."""

from typing import Any

from django import forms

from community.forms import ReasonForm
from community.models import Member


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


class KeeperForm(forms.Form):
    """Who keeps a listed action up to date: a member, named by their address."""

    email = forms.EmailField(
        label="E-mail of the member who keeps it",
        required=False,
        help_text="An approved member. Leave it empty, and its author keeps it.",
    )

    def clean(self) -> dict[str, Any]:
        """The member behind the address, as `keeper`; none when it was left empty."""
        said = super().clean() or {}
        address = said.get("email", "").lower()
        keeper = Member.objects.approved().filter(email=address).first() if address else None
        if address and keeper is None:
            self.add_error("email", "No approved member has this address. Ask them to join first.")
        return {**said, "keeper": keeper}
