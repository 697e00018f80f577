"""The admin's sentences in our words: locale/en_GB, from the file people write to the one read.

    python -m tools.words    make django.mo of django.po

Django's own compilemessages does the same where GNU gettext is installed; this needs nothing.
"""

import ast
import struct
from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "locale" / "en_GB" / "LC_MESSAGES"
WRITTEN, READ = WORDS / "django.po", WORDS / "django.mo"
MAGIC, HEAD = 0x950412DE, struct.Struct("<7I")


class WordsError(Exception):
    """The written file holds something that is no sentence and its translation."""


def sentences(path: Path) -> dict[str, str]:
    """Sentence -> ours, in the order of the file; the empty one is the file's own head.

    Raises WordsError naming the line: for one that is neither, and for a sentence given twice.
    """
    found: dict[str, str] = {}
    for number, key, text in _pairs(path.read_text().splitlines()):
        if key in found:
            raise WordsError(f"{path.name}, line {number}: “{key}” stands here twice.")
        found[key] = text
    return found


def _pairs(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Line where a sentence ends, the sentence, and ours."""
    said = {"msgid": "", "msgstr": ""}
    part = ""
    for number, line in enumerate([*lines, ""], start=1):
        word, _, rest = line.partition(" ")
        if line.startswith("#"):
            continue
        if not line and part:
            yield number, said["msgid"], said["msgstr"]
            said, part = {"msgid": "", "msgstr": ""}, ""
        elif word in said:
            part, said[word] = word, ast.literal_eval(rest)
        elif line.startswith('"') and part:
            said[part] += ast.literal_eval(line)
        elif line:
            raise WordsError(f"Line {number} is neither a sentence nor ours: {line}")


def compiled(texts: dict[str, str]) -> bytes:
    """The same as GNU gettext's machine object: a sorted table of offsets, then the strings."""
    pairs = sorted((key.encode(), text.encode()) for key, text in texts.items())
    at = HEAD.size + 16 * len(pairs)
    tables, strings = [], b""
    for column in (0, 1):
        for pair in pairs:
            tables += [len(pair[column]), at + len(strings)]
            strings += pair[column] + b"\0"
    head = HEAD.pack(
        MAGIC, 0, len(pairs), HEAD.size, HEAD.size + 8 * len(pairs), 0, HEAD.size + 16 * len(pairs)
    )
    return head + struct.pack(f"<{len(tables)}I", *tables) + strings


def main() -> None:
    """Write the file that Django reads."""
    texts = sentences(WRITTEN)
    READ.write_bytes(compiled(texts))
    print(f"{len(texts) - 1} sentences in {READ.name}")


if __name__ == "__main__":
    main()
