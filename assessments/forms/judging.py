"""The form of one dimension: level, confidence, reasons, and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict

from assessments.models import Judgement
from assessments.models.judgements import EVIDENCE_AT_MOST, REASONS
from assessments.operations.judging import Said, Source, fault_of_address, said_of
from model_releases.models import ReleaseDimension
from ui.forms import error_links

NOT_ASSESSED = "none"
BLANK_ROWS = 2


class WordsForm(forms.Form):
    """All but the evidence. `seen_version` says what the writer had before them."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    level = forms.ChoiceField(widget=forms.RadioSelect)
    confidence = forms.ChoiceField(
        required=False,
        help_text="How sure you are of the level.",
        choices=[("", "Not stated"), *Judgement.Confidence.choices],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(
        label="Reasons",
        required=False,
        max_length=REASONS,
        help_text="What you saw that fits this level, and what the next asks that is not there.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, dimension: ReleaseDimension, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = [level.number for level in dimension.levels.all()]
        asked = f"Choose a level for {dimension.name}, or say “Not assessed”"
        has = ", ".join(map(str, numbers))
        level = self.fields["level"]
        level.error_messages |= {
            "required": asked,
            "invalid_choice": f"{dimension.name} has no level %(value)s in this release. "
            f"Choose one of {has}, or say “Not assessed”",
        }
        if isinstance(level, forms.ChoiceField):
            level.choices = [*((str(one), str(one)) for one in numbers), (NOT_ASSESSED, "")]

    def clean_seen_version(self) -> int:
        """Who does not say what they have seen has seen nothing."""
        return self.cleaned_data["seen_version"] or 0


class SourceForm(forms.Form):
    """One piece of evidence. A row in which nothing is written is left out."""

    address = forms.CharField(
        label="Link", required=False, widget=forms.URLInput(attrs={"inputmode": "url"})
    )
    name = forms.CharField(label="What it is", required=False, max_length=200)
    note = forms.CharField(label="Where to look in it", required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        """A link that leads to the web, or the name of what has none."""
        said = super().clean() or self.cleaned_data
        address = said.get("address", "")
        if address:
            fault = fault_of_address(address)
            if fault:
                self.add_error("address", fault)
        elif said.get("note") and not said.get("name"):
            self.add_error("name", "Say what it is, or clear this row")
        return said

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(self.cleaned_data.get(name) for name in self.fields)


if TYPE_CHECKING:
    Rows: TypeAlias = BaseFormSet[SourceForm]
else:
    Rows = BaseFormSet

source_rows = formset_factory(
    SourceForm,
    extra=BLANK_ROWS,
    max_num=EVIDENCE_AT_MOST,
    absolute_max=EVIDENCE_AT_MOST + 1,
    validate_max=True,
)


SENT_ROWS: dict[str, Any] = {
    "prefix": "evidence",
    "form_kwargs": {"empty_permitted": True},  # a row that somebody emptied is left out too
    "error_messages": {
        "missing_management_form": "The rows for evidence are missing. Load the page again",
        "too_many_forms": f"Give {EVIDENCE_AT_MOST} pieces of evidence at most",
    },
}


@dataclass
class JudgingForm:
    """The whole form of a dimension, checked and shown together."""

    words: WordsForm
    rows: Rows

    def is_valid(self) -> bool:
        """Whether all of it is; every fault is shown at once."""
        return all([self.words.is_valid(), self.rows.is_valid()])

    def error_links(self) -> list[dict[str, str]]:
        """All faults, in the order of the page."""
        if not self.words.is_bound:
            return []
        whole = [{"text": str(e), "target": "evidence"} for e in self.rows.non_form_errors()]
        rows = [link for row in self.rows for link in error_links(row)]
        return [*error_links(self.words), *whole, *rows]

    def said(self) -> Said:
        """What a valid form says. Lines end as on every page, whatever the browser sent."""
        words = self.words.cleaned_data
        level = words["level"]
        return Said(
            level=None if level == NOT_ASSESSED else int(level),
            confidence=words["confidence"],
            reasons=words["reasons"].replace("\r\n", "\n"),
            evidence=tuple(
                Source(**row.cleaned_data) for row in self.rows.forms if not row.is_blank
            ),
            seen_version=words["seen_version"],
        )


def form_of(dimension: ReleaseDimension, judgement: Judgement | None) -> JudgingForm:
    """The form as it stands: filled with what was said, or empty."""
    if judgement is None:
        return JudgingForm(WordsForm(dimension=dimension), _rows(initial=()))
    said = said_of(judgement)
    words = {
        "seen_version": said.seen_version,
        "level": NOT_ASSESSED if said.level is None else str(said.level),
        "confidence": said.confidence,
        "reasons": said.reasons,
    }
    rows = [{"address": one.address, "name": one.name, "note": one.note} for one in said.evidence]
    return JudgingForm(WordsForm(initial=words, dimension=dimension), _rows(initial=rows))


def sent_form(
    sent: QueryDict, dimension: ReleaseDimension, *, seen_version: int | None = None
) -> JudgingForm:
    """What somebody sent; with `seen_version`, as if they had that version before them."""
    if seen_version is not None:
        sent = sent.copy()
        sent["seen_version"] = str(seen_version)
    return JudgingForm(
        WordsForm(sent, dimension=dimension),
        source_rows(sent, **SENT_ROWS),
    )


def _rows(*, initial: Sequence[dict[str, str]]) -> Rows:
    rows = source_rows(initial=list(initial), prefix="evidence")
    rows.extra = min(BLANK_ROWS, EVIDENCE_AT_MOST - len(initial))
    return rows
