"""Text as XML 1.0 can hold it: some characters it has no way to say, escaped or not."""

import re

NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def clean(text: str) -> str:
    """Without the characters that no XML may hold: with one, no program opens the file."""
    return NOT_IN_XML.sub("", text)
