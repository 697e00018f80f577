"""Filters that components use. Each hands over to a plain module of `ui`."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.utils.safestring import SafeString

from ui import addresses, dates, forms, pieces, rendering, tones

register = template.Library()


@register.simple_tag
def piece(component: str, /, **needs: Hashable) -> SafeString:
    """A small component, rendered once for the same plain values and then remembered."""
    return pieces.piece(component, **needs)


@register.simple_tag
def tone(number: int, count: int | str = "") -> int:
    """Tone of level `number` of a model with `count` levels; five unless told.

    A tag, not a filter: what a component is not given comes as "" instead of an error.
    """
    return tones.tone_of(number, of=int(count or tones.TONES))


@register.simple_block_tag
def words(content: SafeString) -> SafeString:
    """What stands inside, to be kept with `as` and said twice; a block of a page is said once."""
    return content


@register.filter
def level_id(number: int) -> str:
    """Anchor of a level on its dimension's page."""
    return f"level-{number}"


@register.filter
def whole_date(day: date | datetime) -> str:
    """27 November 2026."""
    return dates.whole_date(day)


@register.filter
def whole_moment(at: date | datetime) -> str:
    """Friday 27 November 2026 at 17:00; without the time for a day."""
    return dates.whole_moment(at)


@register.filter
def distance(at: date | datetime, now: datetime) -> str:
    """How far off: 5 days left, 7 days late."""
    return dates.distance(at, now=now)


@register.filter
def is_near(at: date | datetime, now: datetime) -> bool:
    """Whether a deadline is late or within 14 days."""
    return dates.is_near(at, now=now)


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, parted by blank lines; nothing is lost but the blanks."""
    return [part for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


@register.filter
def document(text: str) -> SafeString:
    """Markdown as HTML whose headings begin at the second level."""
    return rendering.render_document(text).html


@register.filter
def paired(columns: Sequence[str], row: Sequence[Any]) -> Iterable[tuple[str, Any]]:
    """Each cell of a row with its column's words."""
    return zip_longest(columns, row, fillvalue="")


@register.filter
def page_numbers(page: Page[Any]) -> Iterator[int | None]:
    """Numbers of the pages to show round the one we are on; None where some are left out."""
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
        yield number if isinstance(number, int) else None


@register.filter
def page_address(query: QueryDict, number: int) -> str:
    """The same search, on another page."""
    return addresses.query_with(query, addresses.PAGE, number)


@register.simple_tag
def query_with(query: QueryDict, name: str, value: object) -> str:
    """The query string with `name` set to `value`, from page 1."""
    return addresses.query_with(query, name, value)


@register.simple_tag
def query_without(query: QueryDict, name: str, value: object) -> str:
    """The query string without one value of `name`, from page 1."""
    return addresses.query_without(query, name, value)


@register.filter
def govuk_widget(field: BoundField) -> SafeString:
    """The input of a field, as GOV.UK Frontend styles it."""
    return forms.govuk_widget(field)


@register.filter
def kind_of_input(field: BoundField) -> str:
    """How the field is laid out: hidden, single, options, upload or line."""
    return forms.kind_of_input(field)


@register.filter
def error_words(field: BoundField) -> list[str]:
    """What is wrong with a field, in sentences that say what to do."""
    return forms.error_words(field)


@register.filter
def error_links(form: BaseForm) -> list[dict[str, str]]:
    """What is wrong in a form: text and the id of the input to mend."""
    return forms.error_links(form)
