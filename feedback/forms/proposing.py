"""The form of a proposal: what it is aimed at, and what its author says."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from feedback.models import Proposal
from feedback.operations.drafting import Words
from feedback.operations.targets import NoSuchTargetError, Target, same_words, target_at
from feedback.states import Kind
from model_releases.models import Release

CHECK, KEEP = "check", "keep"  # what a button says should happen then
LONGEST_TEXT = 20_000
INCOMPLETE = "The form did not arrive whole. What you wrote is still here: send it once more"


class NoReleaseError(LookupError):
    """The site has no release of its own yet, so there is nothing to change."""


class QuoteChangedError(Exception):
    """The quote that came with a form is not what the release says."""


class ProposalForm(forms.Form):
    """What somebody proposes; `quote` is what they read where it is aimed."""

    uid = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE},
    )
    quote = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    kind = forms.ChoiceField(
        label="What is the matter?", choices=Kind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label="Your proposal in one line",
        max_length=120,
        help_text="As it will stand in the list. 120 characters at most.",
    )
    reason = forms.CharField(
        label="Why",
        max_length=5000,
        help_text="What goes wrong with the words as they are? An example from your council helps.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    replacement = forms.CharField(
        label="The words that should stand instead",
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        help_text="All of the quoted text as it should read. The next page shows the difference.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    credit = forms.ChoiceField(
        label="How shall we name you, here and in release notes?",
        choices=Proposal.Credit.choices,
        initial=Proposal.Credit.NAME,
        widget=forms.RadioSelect,
        help_text="Maintainers always see who wrote it.",
    )
    credit_name = forms.CharField(
        label="Your role, or the other name",
        max_length=120,
        required=False,
        help_text="As in “a head of service in a district council”. "
        "Only if you chose one of these.",
    )

    def __init__(self, *args: Any, has_quote: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_quote:
            del self.fields["replacement"]

    def clean_replacement(self) -> str:
        """Refuse words that change nothing."""
        text: str = self.cleaned_data["replacement"].replace("\r\n", "\n")
        if not text.strip():
            return ""
        if same_words(text, self.cleaned_data.get("quote", "")):
            raise forms.ValidationError(
                "These are the words as they stand. Change them, or leave the box empty"
            )
        return text

    def clean(self) -> None:
        """Insist on the words of a role or another name, and keep none otherwise."""
        super().clean()
        needs_words = self.cleaned_data.get("credit") in (
            Proposal.Credit.ROLE,
            Proposal.Credit.PSEUDONYM,
        )
        if needs_words and not self.cleaned_data.get("credit_name"):
            self.add_error("credit_name", "Enter your role or the name to use")
        if not needs_words:
            self.cleaned_data["credit_name"] = ""

    def words(self) -> Words:
        """What a valid form says."""
        said = self.cleaned_data
        return Words(
            kind=said["kind"],
            title=said["title"],
            reason=said["reason"],
            replacement=said.get("replacement", ""),
            credit=said["credit"],
            credit_name=said["credit_name"],
        )


def target_in(parameters: QueryDict) -> Target:
    """What an address or a form is aimed at; without a release the whole current one.

    Raises NoSuchTargetError, and NoReleaseError while there is none at all.
    """
    number = parameters.get("release", "")
    if not number:
        numbers = Release.objects.of_own_model().newest_first().values_list("number", flat=True)
        number = numbers.first() or ""
    if not number:
        raise NoReleaseError
    element, passage = (_uid(parameters.get(name, "")) for name in ("element", "passage"))
    return target_at(number, element=element, passage=passage)


def refuse_other_words(sent: QueryDict, quote: str) -> None:
    """Raise QuoteChangedError unless a sent form quotes what stands in the release."""
    if not same_words(sent.get("quote", ""), quote):
        raise QuoteChangedError


def blank_form(quote: str) -> ProposalForm:
    """The form as somebody first sees it, with an identity of its own."""
    return ProposalForm(has_quote=bool(quote), initial={"quote": quote})


def sent_form(sent: QueryDict, quote: str) -> ProposalForm:
    """What somebody sent; shown again, it carries the words that really stand in the release."""
    corrected = sent.copy()
    corrected["quote"] = quote
    return ProposalForm(corrected, has_quote=bool(quote))


def form_of(draft: Proposal) -> ProposalForm:
    """The form filled with a draft."""
    names = ("uid", "quote", "kind", "title", "reason", "replacement", "credit", "credit_name")
    initial = {name: getattr(draft, name) for name in names}
    return ProposalForm(has_quote=bool(draft.quote), initial=initial)


def _uid(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as error:
        raise NoSuchTargetError("The address names no element of the model.") from error
