"""Markdown as safe HTML. The text itself is kept byte for byte; only what is shown is made here."""

import re
from functools import lru_cache
from typing import Final

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS: Final = {
    *("p", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code"),
    *("strong", "b", "em", "i", "del", "sub", "sup", "abbr", "a", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
LINK = "govuk-link"
ATTRIBUTES: Final = {"a": {"href", "class"}, "abbr": {"title"}, "ol": {"start"}}
ABSOLUTE = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
LONGEST_REMEMBERED, LONGEST_RENDERED = 20_000, 60_000  # characters
TOP, DEEPEST = 3, 6  # the page has the first heading, its section the second


def render_markdown(text: str) -> SafeString:
    """A whole text. Raw HTML passes an allow-list; headings begin at the third level.

    A link that is not absolute loses its target: it pointed into somebody else's site.
    Images are left out, because pages load nothing from elsewhere. A text far longer than any
    action is shown as plain paragraphs: it could be made to take seconds.
    """
    if len(text) > LONGEST_RENDERED:
        return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308  escaped, all of it
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _rendered(text)


def _rendered(text: str) -> SafeString:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(text)
    _shift_headings(tokens)
    _mark_links(tokens)
    return _cleaned(parser.renderer.render(tokens, parser.options, {}))


_remembered = lru_cache(maxsize=500)(_rendered)  # listed texts never change


def render_line(text: str) -> SafeString:
    """One line, as of a list: emphasis and links, no blocks."""
    return _cleaned(MarkdownIt("commonmark", {"html": True}).renderInline(text))


def web_address(text: str) -> str:
    """The address when it is one of the web; empty for anything a browser would run."""
    return text if re.match(r"https?://", text, re.IGNORECASE) else ""


def _shift_headings(tokens: list[Token]) -> None:
    """Begin at the third level and never skip one, whatever levels the author used."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=TOP)
    before = TOP - 1
    for token in headings:
        if token.type == "heading_open":
            before = min(int(token.tag[1]) - highest + TOP, before + 1, DEEPEST)
        token.tag = f"h{before}"


def _mark_links(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type == "link_open":
            token.attrSet("class", LINK)
        _mark_links(token.children or [])


def _cleaned(html: str) -> SafeString:
    safe = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        link_rel="nofollow noopener ugc",
        url_schemes={"http", "https", "mailto"},
    )
    return mark_safe(safe)  # noqa: S308  nh3 has just passed it through the allow-list


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if ABSOLUTE.match(value) else None
    if attribute == "class":
        return value if value == LINK else None
    return value
