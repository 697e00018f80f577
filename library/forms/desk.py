"""What curators send from their desk: the reason of an answer, and what it needs beside."""

from collections.abc import Sequence
from typing import Any

from django import forms

from community.forms import ReasonForm
from community.models import Member
from library.operations.splitting import FEWEST, LONGEST_TITLE, Part


class ChangesForm(ReasonForm):
    """What should change before the action can be listed."""

    says = "Say what should change. It is sent to the author, who can then hand it in again."


class DeclineForm(ReasonForm):
    """Why the action does not come into the library."""

    says = "It is sent to the author, and stands beside the action for other curators."


class RelistForm(ReasonForm):
    """Why a retired action comes back."""

    says = "It is kept with the action, and its author is told that it is listed again."


class RetireForm(ReasonForm):
    """Why an action leaves the list, and what takes its place."""

    says = "It stands on the action’s page, for those whose plans use it."


class MergeForm(ReasonForm):
    """Why two actions are one."""

    says = "It stands on the duplicate’s page. Say what they share, and what of it is kept."


class UndoMergeForm(ReasonForm):
    """Why two actions are two again."""

    says = "It is kept with both. Both authors are told that they are two actions again."


class FindOtherForm(forms.Form):
    """The other action that is meant."""

    q = forms.CharField(
        label="Title or author of the other action",
        required=False,
        help_text="A part will do. Without words, those are shown that read alike.",
    )


class SplitForm(ReasonForm):
    """Into which parts an action is split: for each a title, and the steps that it serves."""

    says = "It is kept with the action. Say why they are several things."
    most = 4

    def __init__(self, *args: Any, steps: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, self.most + 1):
            self.fields[f"title_{number}"] = forms.CharField(
                label=f"Title of part {number}",
                max_length=LONGEST_TITLE,
                required=False,
                help_text="As the library will show it." if number <= FEWEST else "May be empty.",
            )
            self.fields[f"steps_{number}"] = forms.TypedMultipleChoiceField(
                label=f"Steps of part {number}",
                coerce=int,
                choices=steps,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="A step may belong to several parts.",
            )
        self.order_fields([name for name in self.fields if name != "reason"])

    def parts(self) -> list[Part]:
        """The parts that a valid form names, in order: those with a title or a step."""
        said = self.cleaned_data
        pairs = [
            (said[f"title_{number}"], tuple(said[f"steps_{number}"]))
            for number in range(1, self.most + 1)
        ]
        return [Part(title, steps) for title, steps in pairs if title or steps]


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
