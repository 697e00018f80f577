"""Markdown below TOML between lines of +++: how one thing of the demonstration is kept."""

import re
import tomllib
from pathlib import Path
from typing import Any

FENCE = re.compile(r"\A\+\+\+\n(?P<facts>.*?)^\+\+\+\n?(?P<text>.*)\Z", re.DOTALL | re.MULTILINE)


class UnreadableFileError(ValueError):
    """A file of the demonstration is not in its form; the sentence names the file."""


def read_front_matter(path: Path) -> tuple[dict[str, Any], str]:
    """Facts and text of one file. Raises UnreadableFileError."""
    parts = FENCE.match(path.read_text(encoding="utf-8"))
    if not parts:
        raise UnreadableFileError(f"{path} does not begin with facts between two lines of +++.")
    try:
        return tomllib.loads(parts["facts"]), parts["text"].strip()
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFileError(f"{path}: {error}.") from error


def sections(text: str, *, level: int) -> list[tuple[str, str]]:
    """Heading and body of each section of `level` (2 is ##), in order; what precedes is dropped."""
    heading = re.compile(rf"^{'#' * level} (?P<title>.+)$", re.MULTILINE)
    starts = list(heading.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return [
        (start["title"].strip(), text[start.end() : end].strip())
        for start, end in zip(starts, ends, strict=False)  # no section: one end too many
    ]
