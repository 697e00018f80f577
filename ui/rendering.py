"""Markdown as safe HTML. The text itself is kept byte for byte; only what is shown is made here."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS: Final = frozenset(
    {
        *("p", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code"),
        *("strong", "b", "em", "i", "del", "sub", "sup", "abbr", "a", "h3", "h4", "h5", "h6"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)
LINK = "govuk-link"
ATTRIBUTES: Final = {"a": {"href", "class"}, "abbr": {"title"}, "ol": {"start"}}
# A document has the second level too, and addresses for its headings
OF_DOCUMENTS: Final = {**ATTRIBUTES, **{f"h{level}": {"id"} for level in range(2, 7)}}
ABSOLUTE = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
LONGEST_REMEMBERED, LONGEST_RENDERED = 20_000, 60_000  # characters
# The page has the first heading, its section the second; a document is the page
TOP, TOP_OF_DOCUMENTS, DEEPEST = 3, 2, 6


@dataclass(frozen=True)
class Heading:
    """A heading of a document; its anchor begins with `part-`, so it clashes with no other id."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True)
class Document:
    """A rendered document, and its headings in order."""

    html: SafeString
    headings: tuple[Heading, ...]

    @property
    def contents(self) -> list[Heading]:
        """The headings of its parts: those of the second level."""
        return [one for one in self.headings if one.level == TOP_OF_DOCUMENTS]


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
    _shift_headings(tokens, top=TOP)
    _mark_links(tokens)
    return _cleaned(parser.renderer.render(tokens, parser.options, {}))


_remembered = lru_cache(maxsize=500)(_rendered)  # listed texts never change


def render_document(text: str) -> Document:
    """A text that is all of a page: headings begin at the second level and can be linked to.

    HTML in it is shown as it was written, so that no heading escapes the order of levels and no
    anchor stands twice. Keep what it gives: 200,000 characters, meant badly, take seconds.
    """
    # Not with HTML that the allow-list then cuts: it would cut no heading out of order.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    _shift_headings(tokens, top=TOP_OF_DOCUMENTS)
    _mark_links(tokens)
    headings = tuple(_name_headings(tokens))
    html = parser.renderer.render(tokens, parser.options, {})
    return Document(_cleaned(html, tags=TAGS | {"h2"}, attributes=OF_DOCUMENTS), headings)


def render_line(text: str) -> SafeString:
    """One line, as of a list: emphasis and links, no blocks."""
    return _cleaned(MarkdownIt("commonmark", {"html": True}).renderInline(text))


def web_address(text: str) -> str:
    """The address when it is one of the web; empty for anything a browser would run."""
    return text if re.match(r"https?://", text, re.IGNORECASE) else ""


def _shift_headings(tokens: list[Token], *, top: int) -> None:
    """Begin at level `top` and never skip one, whatever levels the author used."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=top)
    before = top - 1
    for token in headings:
        if token.type == "heading_open":
            before = min(int(token.tag[1]) - highest + top, before + 1, DEEPEST)
        token.tag = f"h{before}"


def _name_headings(tokens: list[Token]) -> Iterator[Heading]:
    """Give each heading an anchor of its own, made from its words."""
    taken: Counter[str] = Counter()
    for token, inside in pairwise(tokens):
        if token.type == "heading_open" and (words := _words(inside.children or [])):
            anchor = _free_anchor(f"part-{slugify(words, allow_unicode=True)}", taken)
            token.attrSet("id", anchor)
            yield Heading(int(token.tag[1]), anchor, words)


def _words(tokens: Iterable[Token]) -> str:
    """What a line says, without emphasis and links."""
    said = (" " if token.type == "softbreak" else token.content for token in tokens)
    return " ".join("".join(said).split())


def _free_anchor(wanted: str, taken: Counter[str]) -> str:
    anchor = wanted
    while anchor in taken:
        taken[wanted] += 1
        anchor = f"{wanted}-{taken[wanted]}"
    taken[anchor] += 1
    return anchor


def _mark_links(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type == "link_open":
            token.attrSet("class", LINK)
        _mark_links(token.children or [])


def _cleaned(
    html: str,
    *,
    tags: frozenset[str] = TAGS,
    attributes: Mapping[str, set[str]] = ATTRIBUTES,
) -> SafeString:
    safe = nh3.clean(
        html,
        tags=tags,
        attributes=attributes,
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
