"""The parts that both formats of a release share, and how far each may go."""

import re

from model_releases.canonical.shapes import Text, Whole, matching
from model_releases.levels import HIGHEST, LOWEST

# Addresses of a model that are no number of a release, nor a code of a dimension
RESERVED = frozenset({"next", "compare", "downloads", "guide"})
NUMBER_PATTERN = "[0-9A-Za-z.-]{1,40}"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def is_number(text: str) -> bool:
    """Whether a release may be numbered so: it stands in addresses and on command lines."""
    return (
        matching(NUMBER_PATTERN)(text)
        and text not in RESERVED
        and text[0].isalnum()
        and not text.endswith(".json")
    )


def dotted(number: str) -> tuple[int, ...]:
    """1.10.0 as (1, 10), so that 1.9 comes before it and 1.10 is no lower; nothing for a word."""
    parts = number.split(".")
    if not all(part.isdecimal() for part in parts):
        return ()
    figures = [int(part) for part in parts]
    while len(figures) > 1 and not figures[-1]:
        figures.pop()
    return tuple(figures)


def is_major(number: str, *, after: str) -> bool:
    """Whether a number may hold substantive changes.

    It may when its first figure has grown, below 1.0 its second one. Words as numbers always may.
    """
    now, before = dotted(number), dotted(after)
    if not now or not before or now[0] != before[0]:
        return True
    return not now[0] and now[1:2] != before[1:2]


def is_code(text: str) -> bool:
    """Whether a dimension may be called so in an address: one line, no path that goes up."""
    steps = text.split("/")
    return (
        not CONTROL.search(text)
        and text == text.strip()
        and steps[0] not in RESERVED
        and not {"", ".", ".."} & set(steps)
    )


NUMBER = Text(
    longest=40,
    test=is_number,
    says="cannot number a release. Begin with a letter or digit, use letters, digits, points and "
    "hyphens only, and none of: next, compare, downloads, guide.",
)
CODE = Text(
    longest=200,
    test=is_code,
    says="cannot name a dimension in an address. Write one line without spaces at its ends, not "
    "beginning with next, compare, downloads or guide, and nothing empty, . or .. between slashes.",
)
LEVEL = Whole(LOWEST, HIGHEST)
MODEL_NAME = Text(
    longest=200,
    test=lambda text: text == text.strip() and not CONTROL.search(text),
    says="cannot name a model. Write one line without spaces at its ends.",
)
GROUP_NAME = Text(longest=400, may_be_empty=True)
DIMENSION_NAME = Text(longest=1000)
LEVEL_NAME = Text(longest=400, may_be_empty=True)
LICENCE = Text(longest=200)
PROSE = Text(may_be_empty=True)
SOURCE = Text(
    longest=1000,
    may_be_empty=True,
    test=matching(r"https?://[^\s<>\"]+"),
    says="is no address. Begin it with https:// or leave it empty.",
)
