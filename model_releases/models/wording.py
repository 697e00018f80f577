"""Fields and blocks for words that are kept as they were written: no space is trimmed."""

from typing import Any

from django import forms
from django.db import models
from wagtail import blocks
from wagtail.admin.widgets import AdminAutoHeightTextInput


def with_plain_line_ends(text: str) -> str:
    """The same words with LF alone; browsers send CRLF."""
    return text.replace("\r\n", "\n")


class PlainTextField(models.TextField):  # type: ignore[type-arg]  # str in and out, as TextField
    """Text of which a form changes nothing but line ends."""

    def formfield(self, **options: Any) -> Any:
        """Ask Django's form field not to trim, in a box that grows with what is in it."""
        box = AdminAutoHeightTextInput(attrs={"rows": 1})
        return super().formfield(**{"form_class": PlainCharField, "widget": box, **options})


class PlainCharField(forms.CharField):
    """A form field that trims nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "strip": False})

    def to_python(self, value: Any) -> str:
        """What was typed, with LF as line ends."""
        return with_plain_line_ends(super().to_python(value) or "")


class PlainTextBlock(blocks.TextBlock):
    """A block of text of which a form changes nothing but line ends."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.field_options["strip"] = False

    def value_from_form(self, value: Any) -> Any:
        """What was typed, with LF as line ends."""
        return with_plain_line_ends(super().value_from_form(value) or "")
