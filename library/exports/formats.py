"""The formats in which the whole library is given out; each is read back by `import_actions`."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.utils import timezone

from library.exports.records import Record, library_records
from library.exports.sheets import write_ods, write_xlsx
from library.exports.tables import table_rows
from model_releases.models import Model
from ui.dates import whole_date

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel does not see that CSV is UTF-8


@dataclass(frozen=True)
class Format:
    """What a format is called and how it is written."""

    title: str
    media_type: str
    write: Callable[[Iterable[Record], IO[bytes]], None]


def write_library(model: Model, *, ending: str, to: IO[bytes]) -> None:
    """Write every listed action of `model`. Raises ExportRefusedError where a format cannot."""
    FORMATS[ending].write(library_records(model), to)


def _json(records: Iterable[Record], to: IO[bytes]) -> None:
    between = "[\n"
    for record in records:
        to.write(f"{between}{json.dumps(record, ensure_ascii=False)}".encode())
        between = ",\n"
    to.write(b"\n]\n" if between != "[\n" else b"[]\n")


def _csv(records: Iterable[Record], to: IO[bytes]) -> None:
    text = io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=True)
    text.write(BOM)
    csv.writer(text).writerows(table_rows(records))
    text.detach()


def _xlsx(records: Iterable[Record], to: IO[bytes]) -> None:
    write_xlsx(table_rows(records), _about(), to)


def _ods(records: Iterable[Record], to: IO[bytes]) -> None:
    write_ods(table_rows(records), _about(), to)


def _about() -> Iterator[list[str]]:
    """What the second sheet of a spreadsheet says."""
    yield ["What this is", "The library of actions"]
    yield ["Source", f"{settings.SITE_NAME}, {settings.SITE_URL}/actions/"]
    yield ["Written on", whole_date(timezone.localdate())]
    yield ["Licence", "Each action names its own in the column “licence”."]
    yield ["Attribution", "Name the address in the column “source_url” as the source."]


FORMATS = {
    "json": Format("JSON", "application/json", _json),
    "csv": Format("CSV", "text/csv; charset=utf-8", _csv),
    "xlsx": Format(
        "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx
    ),
    "ods": Format("OpenDocument", "application/vnd.oasis.opendocument.spreadsheet", _ods),
}
