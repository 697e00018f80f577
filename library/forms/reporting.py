"""What a council's editors and leads send when it has used an action."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.dates import MONTHS

from community.models import Council
from library.models import UseReport
from library.operations.reporting import Account

EARLIEST_YEAR = 1990
LONGEST_TEXT = 5000
MOST_POUNDS = 999_999_999
WHOLE_POUNDS = "Enter whole pounds in figures, such as 1200"


class PoundsField(forms.IntegerField):
    """Whole pounds, also as people write them: "£1,200"."""

    def to_python(self, value: Any) -> int | None:
        """The number without the pound sign, commas and blanks around it."""
        written = str(value or "").strip().removeprefix("£").replace(",", "").strip()
        return super().to_python(written)


class UseForm(forms.Form):
    """“We did this”: two answers suffice, what came of it and when."""

    council = forms.ChoiceField(label="Council")
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=UseReport.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    month = forms.TypedChoiceField(
        label="Month in which you did it",
        choices=[("", "Choose one"), *((str(number), name) for number, name in MONTHS.items())],
        coerce=int,
        help_text="If it took longer, the month in which it began.",
        error_messages={"required": "Choose the month in which you did it"},
    )
    year = forms.IntegerField(
        label="Year",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "required": "Enter the year in which you did it",
            "invalid": "Enter the year in figures, such as 2026",
        },
    )
    would_again = forms.ChoiceField(
        label="Would you do it again?",
        choices=UseReport.Again.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    cost_pounds = PoundsField(
        label="Cost in pounds",
        required=False,
        min_value=0,
        max_value=MOST_POUNDS,
        help_text="Money, without your own staff’s time. 0 for none; empty if you cannot say.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-10"}),
        error_messages={
            "invalid": WHOLE_POUNDS,
            "min_value": WHOLE_POUNDS,
            "max_value": "Enter less than a thousand million pounds",
        },
    )
    text = forms.CharField(
        label="What happened",
        required=False,
        max_length=LONGEST_TEXT,
        help_text="What you expected, what came of it, what you would check first.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(
        self,
        sent: Mapping[str, Any] | None = None,
        *,
        councils: Sequence[Council],
        today: datetime.date,
        account: Account | None = None,
    ) -> None:
        known = _as_typed(account) if account else {"year": today.year}
        super().__init__(sent, initial={"council": councils[0].slug, **known})
        self.today = today
        self.councils = {council.slug: council for council in councils}
        field = self.fields["council"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(council.slug, council.name) for council in councils]
        if len(councils) == 1:
            field.widget = forms.HiddenInput()

    def clean_year(self) -> int:
        """A year in which a council could have done it."""
        year: int = self.cleaned_data["year"]
        if not EARLIEST_YEAR <= year <= self.today.year:
            raise forms.ValidationError(
                f"Enter a year from {EARLIEST_YEAR} to {self.today.year}, such as {self.today.year}"
            )
        return year

    def clean_text(self) -> str:
        """Lines end as on every page, whatever the browser sent."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")

    def clean(self) -> None:
        """Insist on a month that has begun."""
        super().clean()
        said = self.cleaned_data
        if {"month", "year"} <= said.keys() and self._used_on() > self.today:
            self.add_error("month", "Choose a month that has begun: plans are not reports")

    def _used_on(self) -> datetime.date:
        return datetime.date(self.cleaned_data["year"], self.cleaned_data["month"], 1)

    def chosen_council(self) -> Council:
        """The council of a valid form."""
        return self.councils[self.cleaned_data["council"]]

    def account(self) -> Account:
        """What a valid form holds."""
        said = self.cleaned_data
        names = ("outcome", "cost_pounds", "would_again", "text")
        return Account(used_on=self._used_on(), **{name: said[name] for name in names})


def _as_typed(account: Account) -> dict[str, Any]:
    """An earlier account as the form shows it."""
    return {
        "month": account.used_on.month,
        "year": account.used_on.year,
        "outcome": account.outcome,
        "cost_pounds": account.cost_pounds,
        "would_again": account.would_again,
        "text": account.text,
    }
