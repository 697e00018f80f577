"""Fields that several forms of plans have: days, prose, and one line."""

from typing import Any

from django import forms

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"]


def day_field(**about: Any) -> forms.DateField:
    """A day that may be left open; browsers send it as 2027-03-31, people also type 31/03/2027."""
    return forms.DateField(
        required=False,
        input_formats=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day as 31/03/2027"},
        **about,
    )


def prose_field(*, longest: int, rows: int = 3, **about: Any) -> forms.CharField:
    """A text of several lines that may be left out."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(required=False, max_length=longest, widget=area, **about)


def with_plain_line_ends(text: str) -> str:
    """Lines end as on every page, whatever the browser sent."""
    return text.replace("\r\n", "\n")
