"""Files of actions: what is read, byte for byte, and with which sentence a bad one is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from library.operations.files.reading import read_rows
from library.operations.files.rows import FileRefusedError

FIXTURES = Path(__file__).parent.parent / "fixtures"
HEADING = "key,title,summary,body_markdown,tags,transitions,source_url,licence"
GOOD = "a,Do it,Someone does it.,,one|two,any:1>2,https://example.org/,CC0-1.0"
ACTION: dict[str, Any] = {
    "key": "a",
    "title": "Do it",
    "summary": "Someone does it.",
    "body_markdown": "",
    "tags": ["one", "two"],
    "transitions": [{"dimension": None, "from_level": 1, "to_level": 2}],
    "source_url": "https://example.org/",
    "licence": "CC0-1.0",
}


def _values(path: Path) -> list[dict[str, Any]]:
    return [dict(row.values) for row in read_rows(path)]


def _refusal(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(FileRefusedError) as refused:
        list(read_rows(path))
    return str(refused.value)


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
@pytest.mark.parametrize("name", ["gsf_matrix", "18f_methods"])
def test_every_format_of_a_real_file_reads_the_same_byte_for_byte(name: str, ending: str) -> None:
    expected = json.loads((FIXTURES / name / "actions.json").read_bytes())

    assert _values(FIXTURES / name / f"actions.{ending}") == expected


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_makes_no_difference(tmp_path: Path, mark: bytes) -> None:
    table, listed = tmp_path / "a.csv", tmp_path / "a.json"
    table.write_bytes(mark + f"{HEADING}\n{GOOD}\n".encode())
    listed.write_bytes(mark + json.dumps([ACTION]).encode())

    assert (_values(table), _values(listed)) == ([ACTION], [ACTION])


def test_line_ends_inside_a_cell_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'{HEADING}\r\nb,T,S,"one\r\ntwo\n",,,,CC0\r\n'.encode())

    assert _values(path)[0]["body_markdown"] == "one\r\ntwo\n"


def test_a_spreadsheets_numbers_dates_and_truths_become_text_and_truth(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*HEADING.split(","), "beta"])
        sheet.write_row(1, 0, [101, "T", "S", "", "", "", "", "CC0", False])

    values = _values(path)[0]

    assert (values["key"], values["beta"], values["tags"]) == ("101", False, [])


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADING}\n\n,,,,,,,\n{GOOD}\n", encoding="utf-8")

    assert [row.number for row in read_rows(path)] == [4]


def test_a_step_with_its_strength_and_a_resource_fit_into_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"{HEADING},resources\n"
        "b,T,S,,,data:0>2 some|downhill,,CC0,A form;https://example.org/;p. 2\n",
        encoding="utf-8",
    )

    values = _values(path)[0]

    assert (values["transitions"], values["resources"]) == (
        [{"dimension": "data", "from_level": 0, "to_level": 2, "strength": "some"}, "downhill"],
        [{"name": "A form", "address": "https://example.org/", "note": "p. 2"}],
    )


def test_a_long_list_is_read_across_every_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    long = [{**ACTION, "key": str(n), "body_markdown": 'é"\\\n' * 9_000} for n in range(60)]
    path.write_text(json.dumps(long, ensure_ascii=True, indent=1), encoding="utf-8")

    assert _values(path) == long


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"x", "Give the file one of these endings: .json, .csv, .xlsx, .ods."),
        ("a.csv", b"", "The file is empty."),
        ("a.json", b" \n", "The file is empty."),
        (
            "a.csv",
            f"{HEADING}\n{GOOD}".encode("utf-16"),
            "The file is in UTF-16. Save it as UTF-8 (in Excel: CSV UTF-8).",
        ),
        (
            "a.csv",
            f"{HEADING}\n{GOOD}".encode("utf-16-le"),
            "The file is in UTF-16. Save it as UTF-8 (in Excel: CSV UTF-8).",
        ),
        (
            "a.csv",
            f"{HEADING}\na,caf\xe9".encode("latin-1"),
            "The file is not UTF-8: it holds the byte 0xe9. "
            "Save it as UTF-8 (in Excel: CSV UTF-8).",
        ),
        (
            "a.csv",
            f"{HEADING}\n{GOOD}".replace(",", ";").encode(),
            "The columns are separated by semicolons. Save it with commas.",
        ),
        (
            "a.csv",
            f"{HEADING}\n{GOOD}".replace(",", "\t").encode(),
            "The columns are separated by tabs. Save it with commas.",
        ),
        (
            "a.csv",
            f'{HEADING}\na,"never closed'.encode(),
            "The table breaks after row 1 (unexpected end of data). "
            "Look for a quotation mark that is not doubled.",
        ),
        (
            "a.csv",
            b"key,titel,summary,body_markdown,tags,tags,,colour,source_url,licence\n",
            "Column 7 has no heading. "
            'The column "titel" is not known. Did you mean "title"? '
            'The column "colour" is not known. Take it out. '
            'The column "tags" is there twice. Keep one. '
            'The column "title" is missing. Add it. '
            'The column "transitions" is missing. Add it.',
        ),
        (
            "a.json",
            b'{"name": "A model"}',
            "This is no list of actions. Begin with [, end with ], and put each action in braces.",
        ),
        (
            "a.json",
            b'[{"key": "a"},\n {"key" "b"}]',
            "Line 2, character 8: this is not JSON (expecting ':' delimiter).",
        ),
        (
            "a.json",
            b'[{"key": "a"}',
            "The list is not closed: the file ends too early. Check that it is whole.",
        ),
        (
            "a.json",
            b'[{"key": "a"} {"key": "b"}]',
            "Line 1: a comma or ] was expected where '{' stands.",
        ),
        (
            "a.json",
            b"[]\n[]",
            "Line 2: the end of the file was expected where '[' stands.",
        ),
        ("a.json", b"[" * 100_000, "The file nests lists too deeply to be actions."),
        ("a.json", b"[" + b"9" * 5_000 + b"]", "The file holds a number of thousands of digits."),
        (
            "a.xlsx",
            b"PK\x03\x04 not really",
            "This is not a spreadsheet, or it is damaged. Save it again as XLSX, ODS or CSV.",
        ),
        (
            "a.ods",
            HEADING.encode(),
            "This is not a spreadsheet, or it is damaged. Save it again as XLSX, ODS or CSV.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    assert _refusal(tmp_path, name, content) == sentence


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError) as refused:
        list(read_rows(tmp_path / "a.csv"))

    assert str(refused.value) == "The file cannot be read: No such file or directory."
