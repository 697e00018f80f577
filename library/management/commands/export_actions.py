"""Write the whole library as a file that `import_actions` takes back."""

import os
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from library.exports.formats import FORMATS, write_library
from library.exports.sheets import ExportRefusedError
from library.management.commands.import_actions import model_called
from library.operations.importing import NoModelError
from model_releases.models import Model


class Command(BaseCommand):
    """`python manage.py export_actions --format csv -o actions.csv`."""

    help = (
        "Write every listed action, with licence and source, in a form that imports again. "
        "Example: python manage.py export_actions --format csv -o actions.csv"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a format, a file and a model."""
        parser.add_argument("--format", choices=FORMATS, help="the file's ending, else json")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="else printed")
        parser.add_argument("--model", metavar="SLUG", help="of another model")

    def handle(self, *_: Any, **asked: Any) -> None:
        """Write, or say in a sentence why not."""
        place: Path | None = asked["output"]
        ending = asked["format"] or _ending_of(place)
        try:
            model = model_called(asked["model"])
            if place is None:
                write_library(model, ending=ending, to=sys.stdout.buffer)
            else:
                _write_beside(place, model, ending)
                self.stderr.write(f"{place}: written.")
        except (ExportRefusedError, NoModelError) as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"{place} cannot be written: {error.strerror}.") from None


def _ending_of(place: Path | None) -> str:
    ending = place.suffix.removeprefix(".").lower() if place else ""
    return ending if ending in FORMATS else "json"


def _write_beside(place: Path, model: Model, ending: str) -> None:
    """The file is there when it is whole, and not before; an older one stays until then."""
    with NamedTemporaryFile(dir=place.parent, delete=False) as fresh:
        try:
            write_library(model, ending=ending, to=fresh)
        except BaseException:
            Path(fresh.name).unlink()
            raise
    Path(fresh.name).chmod(0o666 & ~_umask())
    Path(fresh.name).replace(place)


def _umask() -> int:
    kept = os.umask(0)
    os.umask(kept)
    return kept
