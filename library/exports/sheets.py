"""The library as XLSX and ODS: rows are written as they are read, so memory does not grow.

Cells are text, whatever they look like. A second sheet says what the file is and whom to name.
"""

import zipfile
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape

import xlsxwriter

from ui.xml_text import clean

Rows = Iterable[list[str]]
LONGEST_XLSX_CELL = 32_767  # characters: Excel's own limit
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
    f'manifest:media-type="{_MIME}"/><manifest:file-entry manifest:full-path="content.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)


class ExportRefusedError(Exception):
    """A file that the format cannot hold; the sentence says what to do."""


def write_xlsx(rows: Rows, about: Rows, to: IO[bytes]) -> None:
    """Write a workbook. Raises ExportRefusedError for a cell longer than the format allows."""
    with xlsxwriter.Workbook(to, {"constant_memory": True}) as book:
        for name, table in (("Actions", rows), ("About", about)):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(table):
                for column, cell in enumerate(row):
                    if len(cell) > LONGEST_XLSX_CELL:
                        raise ExportRefusedError(_too_long(row, cell))
                    sheet.write_string(number, column, cell)


def _too_long(row: list[str], cell: str) -> str:
    return (
        f"The action “{row[0]}” has a text of {len(cell):,} characters. XLSX holds "
        f"{LONGEST_XLSX_CELL:,} in a cell: choose ODS, CSV or JSON."
    )


def write_ods(rows: Rows, about: Rows, to: IO[bytes]) -> None:
    """Write an OpenDocument spreadsheet, which has no limit of its own."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _MIME)  # first, and not compressed
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        with archive.open("content.xml", "w", force_zip64=True) as content:
            for piece in _content((("Actions", rows), ("About", about))):
                content.write(piece.encode())


def _content(tables: Iterable[tuple[str, Rows]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<office:document-content {_NAMES} office:version="1.3">'
    yield "<office:body><office:spreadsheet>"
    for name, rows in tables:
        yield f'<table:table table:name="{name}">'
        for row in rows:
            yield f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in clean(text).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _line(text: str) -> str:
    """Spaces beyond the first, and tabs, as elements: office programs drop them otherwise."""
    return escape(text).replace("  ", " <text:s/>").replace("\t", "<text:tab/>")
