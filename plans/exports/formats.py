"""The kinds of file that a plan is given out as: one entry each, in the order of the page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from plans.exports.contents import Contents
from plans.exports.letters import docx_of
from plans.exports.sheets import xlsx_of

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """One kind of file: how its link reads, what a browser calls it, and how it is made, when."""

    words: str
    content_type: str
    make: Callable[[Contents, datetime], bytes]


# By the ending of the file, which is that of its address.
FORMATS: dict[str, Format] = {
    "docx": Format(
        words="For your committee, as DOCX",
        content_type=f"{OFFICE}.wordprocessingml.document",
        make=lambda contents, at: docx_of(contents, at=at),
    ),
    "xlsx": Format(
        words="As a spreadsheet, XLSX",
        content_type=f"{OFFICE}.spreadsheetml.sheet",
        make=lambda contents, _at: xlsx_of(contents),
    ),
}
