"""Texts of actions as safe HTML."""

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.safestring import SafeString

from library.operations.links import addresses_in
from ui.rendering import render_line, render_markdown
from ui.rendering import web_address as checked_address

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """A whole text."""
    return render_markdown(text)


@register.filter
def markdown_line(text: str) -> SafeString:
    """One line of a list."""
    return render_line(text)


@register.filter
def web_address(text: str) -> str:
    """An address that may be linked; empty for anything a browser would run."""
    return checked_address(text)


@register.filter
def silent_on(text: str, silent: Mapping[str, date] | None) -> date | None:
    """The day on which an address in `text` did not answer; none when all did."""
    days = [silent[one] for one in addresses_in(text) if one in silent] if silent else []
    return max(days, default=None)
