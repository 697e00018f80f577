"""A plan as XLSX. Text is written as text, whatever it begins with; days and pounds as such."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from plans.exports.contents import Contents
from ui.xml_text import clean

LONGEST_CELL = 32_767  # characters, by the format; a longer text runs on in the row below
USUAL_WIDTH = 18
WIDTHS = {
    "Action": 50,
    "Dimension": 20,
    "Starts on": 12,
    "Due on": 12,
    "Cost in pounds": 15,
    "Status": 12,
    "Proof": 40,
    "Owner": 24,
    "Notes": 60,
}
MODEL_COLUMNS = (("Dimension", 20), ("Level", 20), ("Facet", 24), ("Words of the model", 100))
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class _Book:
    """A workbook, with the few looks its cells have."""

    def __init__(self, file: BytesIO) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = Workbook(file, options)
        plain = {"text_wrap": True, "valign": "top"}
        self.text = self.book.add_format(plain)
        # Kept as text even when somebody edits the cell
        self.quoted = self.book.add_format({**plain, "quote_prefix": True})
        self.head = self.book.add_format({**plain, "bold": True, "bottom": 1})
        self.day = self.book.add_format({**plain, "num_format": "d mmmm yyyy"})
        self.pounds = self.book.add_format({**plain, "num_format": "£#,##0"})

    def sheet(self, name: str, columns: Sequence[tuple[str, int]]) -> Worksheet:
        """A sheet with a row of heads that stays in sight and is printed on each page."""
        sheet = self.book.add_worksheet(name)
        for place, (head, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, head, self.head)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def write(self, sheet: Worksheet, row: int, values: Sequence[Any]) -> int:
        """One row of values; gives the next free one, further down after an overlong text."""
        taken = [self._put(sheet, row, place, value) for place, value in enumerate(values)]
        return row + max(taken)

    def _put(self, sheet: Worksheet, row: int, place: int, value: Any) -> int:
        if isinstance(value, date):
            sheet.write_datetime(row, place, value, self.day)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self.pounds)
        elif value:
            return self._put_text(sheet, row, place, clean(str(value)))
        return 1

    def _put_text(self, sheet: Worksheet, row: int, place: int, text: str) -> int:
        pieces = [text[at : at + LONGEST_CELL] for at in range(0, len(text), LONGEST_CELL)]
        for below, piece in enumerate(pieces):
            look = self.quoted if piece.startswith(FORMULA_SIGNS) else self.text
            sheet.write_string(row + below, place, piece, look)
        return len(pieces)


def xlsx_of(contents: Contents) -> bytes:
    """The plan as a workbook: its actions, what it goes by, and the model's words, unmodified."""
    file = BytesIO()
    made = _Book(file)
    made.book.set_properties({"title": clean(contents.title), "company": clean(contents.council)})
    _write_actions(made, contents)
    about = made.sheet("About this plan", (("About", 26), ("", 90)))
    for row, fact in enumerate([("Plan", contents.title), *contents.facts], start=1):
        made.write(about, row, fact)
    model = made.sheet("Model text, unmodified", MODEL_COLUMNS)
    row = 1
    for one in contents.model_texts:
        row = made.write(model, row, (one.dimension, one.level, one.facet, one.text))
    made.book.close()
    return file.getvalue()


def _write_actions(made: _Book, contents: Contents) -> None:
    heads = [(head, WIDTHS.get(head, USUAL_WIDTH)) for head in contents.columns]
    sheet = made.sheet("Actions", heads)
    row = 1
    for values in contents.rows:
        row = made.write(sheet, row, values)
    if contents.rows:
        sheet.autofilter(0, 0, row - 1, len(heads) - 1)
