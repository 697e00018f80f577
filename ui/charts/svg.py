"""What drawings are made of: elements with presentation attributes only, escaped, and the palette.

No `style` and no class but those for forced colours: a document has neither sheet nor browser.
"""

from collections.abc import Sequence
from html import escape

INK = "#14211f"
INK_2 = "#46544f"
PAPER = "#fff"
LINE = "#cfd8d5"
LINE_STRONG = "#71807c"
LINK = "#0b5a63"
ACCENT = "#b2450d"
EDGE = "#2f6b67"
# Fill of each tone and the ink that reads on it; tone 0 is a level 0.
FILLS = (PAPER, "#def2ee", "#9cd3ca", "#54a79f", "#1b716f", "#004041")
INKS = (INK, INK, INK, INK, PAPER, PAPER)

# Average width of a letter in Arial, in parts of its size; bold is wider. Errs on the wide side.
LETTER = 0.56
BOLD_LETTER = 0.61

# From one line of words to the next, for the sizes that drawings use (13 to 15).
LINE_HEIGHT = 18

Value = str | int | float


def element(name: str, content: str = "", **attributes: Value) -> str:
    """One element. `content` is markup already; "_" in a name is "-", "class_" is class."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, **attributes: Value) -> str:
    """One line of words."""
    return element("text", escape(words), **attributes)


def link(url: str, name: str, content: str) -> str:
    """A link round `content`; `name` is what is read aloud."""
    return element("a", content, href=url, aria_label=name)


def lines(words: str, *, width: float, size: float, is_bold: bool = False) -> list[str]:
    """`words` broken into lines that fit `width` at letters of `size`; a long word stays whole."""
    room = int(width / (size * (BOLD_LETTER if is_bold else LETTER)))
    broken = [""]
    for word in words.split():
        longer = f"{broken[-1]} {word}".strip()
        if broken[-1] and len(longer) > room:
            broken.append(word)
        else:
            broken[-1] = longer
    return broken


def stacked(words: Sequence[str], *, y: float, **attributes: Value) -> str:
    """Lines of words one below the other, the first at `y`."""
    return "".join(
        text(line, y=f"{y + index * LINE_HEIGHT:g}", **attributes)
        for index, line in enumerate(words)
    )


def drawing(ident: str, title: str, facts: str, content: str, **attributes: Value) -> str:
    """A whole drawing with title and description; `ident` makes the ids unique on the page."""
    title_id, facts_id = f"{ident}-title", f"{ident}-facts"
    named = element("title", escape(title), id=title_id) + element(
        "desc", escape(facts), id=facts_id
    )
    return element(
        "svg",
        named + content,
        **attributes,
        aria_labelledby=f"{title_id} {facts_id}",
        font_family="Arial, sans-serif",
        xmlns="http://www.w3.org/2000/svg",
    )
