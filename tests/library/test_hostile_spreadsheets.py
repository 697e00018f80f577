"""Spreadsheets that would fill the memory are refused before they are opened."""

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from library.operations.files.archives import NOT_A_SPREADSHEET
from library.operations.files.grids import check_spreadsheet
from library.operations.files.reading import read_rows
from library.operations.files.rows import FileRefusedError

BOOK = '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
SHEET = "<worksheet><sheetData>{}</sheetData></worksheet>"
TABLE = "<office:spreadsheet><table:table>{}</table:table></office:spreadsheet>"
TEXT = "<text:p>{}</text:p>"


def _archive(path: Path, **parts: str) -> Path:
    names = {"shared": "xl/sharedStrings.xml", "sheet": "xl/worksheets/sheet1.xml"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        for name, content in parts.items():
            archive.writestr(names.get(name, "content.xml"), content)
    return path


def _refusal(path: Path) -> str:
    with pytest.raises(FileRefusedError) as refused:
        check_spreadsheet(path)
    return str(refused.value)


def _lie_about_size(path: Path, *, said: int, said_crc: int) -> None:
    """Write another size and checksum into the archive's directory, and leave the data."""
    raw = bytearray(path.read_bytes())
    entry = raw.rfind(b"PK\x01\x02")
    raw[entry + 16 : entry + 20] = struct.pack("<I", said_crc)
    raw[entry + 24 : entry + 28] = struct.pack("<I", said)
    path.write_bytes(raw)


def test_a_file_that_says_it_unpacks_to_264_times_its_size_is_refused(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.xlsx", sheet="0" * 26_400_000)

    assert "unpacks to more than 10.0 MB" in _refusal(path)


def test_a_file_that_hides_what_it_unpacks_to_is_refused(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.xlsx", sheet="0" * 26_400_000)
    _lie_about_size(path, said=100, said_crc=zlib.crc32(b"0" * 100))

    assert _refusal(path) == NOT_A_SPREADSHEET


def test_a_cell_far_away_is_refused(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>'
    path = _archive(tmp_path / "a.xlsx", sheet=SHEET.format(cells))

    assert "unpacks to more than" in _refusal(path)


def test_a_long_text_shared_by_many_cells_is_refused(tmp_path: Path) -> None:
    shared = f"<sst><si><t>{'x' * 100_000}</t></si></sst>"
    cells = '<row><c t="s"><v>0</v></c></row>' * 200
    path = _archive(tmp_path / "a.xlsx", shared=shared, sheet=SHEET.format(cells))

    assert "unpacks to more than" in _refusal(path)


@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="1048576">'
        f"<table:table-cell>{TEXT.format('x' * 50)}</table:table-cell></table:table-row>",
        '<table:table-row><table:table-cell table:number-columns-repeated="2000000" '
        'office:value-type="string" office:string-value="x"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="9999999"/><table:table-row>'
        f"<table:table-cell>{TEXT.format('x')}</table:table-cell></table:table-row>",
    ],
)
def test_a_row_or_cell_that_stands_for_millions_is_refused(tmp_path: Path, rows: str) -> None:
    path = _archive(tmp_path / "a.ods", content=TABLE.format(rows))

    assert "unpacks to more than" in _refusal(path)


def test_the_empty_rest_of_a_sheet_may_be_as_long_as_it_likes(tmp_path: Path) -> None:
    rows = (
        "<table:table-row><table:table-cell>"
        f"{TEXT.format('x')}</table:table-cell>"
        '<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    check_spreadsheet(_archive(tmp_path / "a.ods", content=TABLE.format(rows)))


def test_a_locked_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.xlsx", sheet="x")
    raw = bytearray(path.read_bytes())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)

    assert _refusal(path) == "The file is locked with a password. Save it without one."


def test_an_archive_without_a_sheet_is_refused(tmp_path: Path) -> None:
    path = _archive(tmp_path / "a.xlsx", shared="<sst/>")

    with pytest.raises(FileRefusedError) as refused:
        list(read_rows(path))

    assert "The spreadsheet cannot be read" in str(refused.value)
