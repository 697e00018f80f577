"""What maintainers send from the desk: one small form for each step."""

from django import forms

from feedback.forms.taking_part import WhyForm
from feedback.models import Proposal
from feedback.operations.deciding import Ending
from feedback.states import LONGEST_CALL, SHORTEST_CALL, USUAL_CALL, Kind, Outcome, State
from model_releases.models import Release

STATES = {one.value: str(one.label) for one in State if one != State.DRAFT}


class TriageForm(WhyForm):
    """Of which kind it is, and what was thought of it."""

    kind = forms.ChoiceField(
        choices=Kind.choices,
        help_text="What it is about, as you read it. Its author may have chosen another kind.",
    )
    field_order = ("kind", "why")


class DecisionForm(forms.Form):
    """How it shall end."""

    outcome = forms.ChoiceField(
        choices=[("", "Choose one"), *Outcome.choices],
        help_text="How it shall end. Nothing is decided yet: you put it on the table.",
    )
    reasons = forms.CharField(
        max_length=5000,
        help_text="Public. For the author, and for whoever proposes the same in two years.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    text = forms.CharField(
        label="The words that shall stand",
        required=False,
        strip=False,
        max_length=20_000,
        help_text="For “accepted with changes”.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    deferred_to = forms.CharField(
        label="Deferred to release", required=False, max_length=40, help_text="As in 0.3."
    )
    duplicate_of = forms.IntegerField(
        label="Duplicate of proposal", required=False, min_value=1, help_text="Its number."
    )

    def clean_duplicate_of(self) -> Proposal | None:
        """The proposal with that number."""
        number: int | None = self.cleaned_data["duplicate_of"]
        if number is None:
            return None
        found = Proposal.objects.public().filter(number=number).order_by("pk").first()
        if found is None:
            raise forms.ValidationError(f"There is no proposal {number}.")
        return found

    def ending(self) -> Ending:
        """What a valid form says."""
        return Ending(**self.cleaned_data)


class CallForm(WhyForm):
    """For how long the last call runs."""

    days = forms.IntegerField(
        label="For how many days",
        min_value=SHORTEST_CALL,
        max_value=LONGEST_CALL,
        initial=USUAL_CALL,
        help_text="It ends at 17:00 in London on the last day.",
    )
    field_order = ("days", "why")


class TakeDecisionForm(forms.Form):
    """The decision as proposed is taken; without a last call, why there was none."""

    without_call = forms.CharField(
        label="Why no last call is needed",
        required=False,
        max_length=2000,
        help_text="Public. Leave it empty after a last call.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FindProposalsForm(forms.Form):
    """Which proposals a maintainer looks for."""

    q = forms.CharField(
        label="Number or words",
        required=False,
        help_text="Words of the title or the passage. Finds those that are decided too.",
    )
    state = forms.ChoiceField(
        choices=[("", "All that waits"), *STATES.items()],
        required=False,
        help_text="Where it stands on its way to a decision.",
    )


class NoteForm(forms.Form):
    """A note for the other maintainers."""

    text = forms.CharField(
        label="Note for maintainers",
        max_length=5000,
        help_text="It stands on this page of the desk and nowhere else.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RolledInForm(WhyForm):
    """Which release took it up, where the words alone cannot tell."""

    release = forms.CharField(label="Release", max_length=40, help_text="Its number, as in 0.3.")
    field_order = ("release", "why")

    def clean_release(self) -> Release:
        """The release of the site's own model with that number."""
        number: str = self.cleaned_data["release"]
        rows = Release.objects.of_own_model().for_pages().filter(number=number)
        found = rows.order_by("pk").first()
        if found is None:
            raise forms.ValidationError(f"There is no release {number}.")
        return found
