"""A release file is read strictly: what Python's own reader lets pass is refused by its place."""

import codecs

import pytest

from model_releases.canonical import json_text
from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.json_text import LONGEST_CELL, read_json


def _refusal(raw: bytes) -> str:
    with pytest.raises(FaultyFileError) as refusal:
        read_json(raw)
    return str(refusal.value)


def _hidden(raw: bytes) -> list[str]:
    return [str(fault) for fault in read_json(raw)[1]]


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_json(codecs.BOM_UTF8 + b'{"name": "\xc3\xa9"}') == ({"name": "é"}, [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_with_what_to_do(encoding: str) -> None:
    raw = '{"name": "x"}'.encode(encoding)

    assert _refusal(raw) == "The file is in UTF-16. Save it as UTF-8."


def test_other_encodings_are_refused_at_their_first_byte() -> None:
    assert _refusal(b'{"name": "caf\xe9"}') == "Byte 14 is not UTF-8. Save the file as UTF-8."


def test_a_raw_nul_is_refused_at_its_byte() -> None:
    assert _refusal(b'{"name": "a\0b"}') == "Byte 12 is a NUL. Take it out."


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "line 1, column 1: This is not JSON: Expecting value."),
        (b"name,level\n", "line 1, column 1: This is not JSON: Expecting value."),
        (b'{"name": "x",}', None),
        (b'{"name": NaN}', "This is not JSON that can be kept: NaN is no number."),
        (b"[" * 100_000, "This is nested too deeply to be a release."),
    ],
)
def test_what_is_not_json_is_refused(raw: bytes, sentence: str | None) -> None:
    assert _refusal(raw) == sentence if sentence else "This is not JSON" in _refusal(raw)


def test_a_number_of_five_thousand_digits_is_refused() -> None:
    said = "This holds a number of thousands of digits. Take it out."

    assert _refusal(b"9" * 5_000) == said


def test_a_key_given_twice_is_named_where_it_stands() -> None:
    assert _hidden(b'{"groups": [{"name": "a", "name": "b"}]}') == [
        "groups[0].name: this key is given twice. Keep one of them."
    ]


def test_an_escaped_nul_and_half_a_character_are_named_where_they_stand() -> None:
    assert _hidden(b'{"a": ["x\\u0000", "\\ud800"], "b\\u0000": 1}') == [
        "b\\x00: holds a NUL character. Take it out.",
        "a[0]: holds a NUL character. Take it out.",
        "a[1]: holds \\ud800, half of a character (a lone surrogate). Mend it.",
    ]


def test_a_whole_character_written_as_two_halves_is_read() -> None:
    assert read_json(b'["\\ud83d\\ude00"]') == (["😀"], [])


def test_a_file_over_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "LARGEST_FILE", 3)

    with pytest.raises(FaultyFileError, match="The file is over 1 GB"):
        read_json(b"[1, ")


def test_a_cell_over_the_limit_is_named_with_its_length() -> None:
    raw = b'{"text": "' + b"x" * (LONGEST_CELL + 1) + b'", "more": "' + b"x" * LONGEST_CELL + b'"}'

    assert _hidden(raw) == ["text: has 200,001 characters. 200,000 is the most."]
