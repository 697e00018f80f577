"""Import a file of actions."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone
from tqdm import tqdm

from community.models import Member
from library.operations.batches import BatchLostError
from library.operations.checking import known_model
from library.operations.files.reading import read_rows
from library.operations.files.rows import FileRefusedError, Row
from library.operations.importing import (
    Imported,
    ImportRunningError,
    NoModelError,
    RowsRefusedError,
    batch_for,
    check_rows,
    import_rows,
    own_model,
)
from library.permissions import can_curate_library
from model_releases.models import Model


class Command(BaseCommand):
    """`python manage.py import_actions actions.csv --list --by curator@example.org`."""

    help = (
        "Import actions from a JSON, CSV, XLSX or ODS file, all or nothing. "
        "Example: manage.py import_actions actions.csv --dry-run"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A file, and what to do with what it holds."""
        parser.add_argument("file", type=Path, help="JSON, CSV, XLSX or ODS")
        parser.add_argument("--dry-run", action="store_true", help="check, and store nothing")
        parser.add_argument(
            "--list", action="store_true", help="list them; else they wait for a curator"
        )
        parser.add_argument("--by", metavar="EMAIL", help="the curator who lists them")
        parser.add_argument("--model", metavar="SLUG", help="the model whose dimensions are meant")

    def handle(self, *_: Any, **asked: Any) -> None:
        """Import, or say in sentences why not."""
        path: Path = asked["file"]
        try:
            if asked["dry_run"]:
                self._check(path, asked)
            else:
                self._import(path, asked)
        except (FileRefusedError, RowsRefusedError) as refusal:
            raise CommandError(_report(path, refusal)) from None
        except (ImportRunningError, NoModelError, BatchLostError) as refusal:
            raise CommandError(str(refusal)) from None
        except OperationalError as error:
            raise CommandError(
                f"The database could not store the actions ({error}). Nothing was shown. "
                "Make room or wait, then start the import again."
            ) from None

    def _check(self, path: Path, asked: dict[str, Any]) -> None:
        self._lister(asked)
        model = model_called(asked["model"])
        read = check_rows(_with_progress(read_rows(path), "Checking"), known_model(model))
        self.stdout.write(f"{path.name}: {_actions(read)} could be imported. Nothing was stored.")

    def _import(self, path: Path, asked: dict[str, Any]) -> None:
        batch = batch_for(
            model_called(asked["model"]),
            by=Member.objects.system(),
            listed_by=self._lister(asked),
            at=timezone.now(),
        )
        steps = iter(("Checking", "Writing"))
        done = import_rows(lambda: _with_progress(read_rows(path), next(steps)), batch)
        self.stdout.write(_told(path, done, is_listed=asked["list"]))

    def _lister(self, asked: dict[str, Any]) -> Member | None:
        if asked["by"] and not asked["list"]:
            raise CommandError("--by says who lists the actions: give --list too.")
        if not asked["list"]:
            return None
        if not asked["by"]:
            return Member.objects.system()
        member = Member.objects.filter(email__iexact=asked["by"]).order_by("pk").first()
        if member is None or not can_curate_library(member):
            raise CommandError(f"{asked['by']} is no curator. Name one, or leave --by out.")
        return member


def model_called(slug: str | None) -> Model:
    """The model of that slug, or the site's own. Raises CommandError naming those there are."""
    if slug is None:
        return own_model()
    model = Model.objects.filter(slug=slug).order_by("pk").first()
    if model is None:
        known = ", ".join(Model.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no model “{slug}”. Known models: {known}.")
    return model


def _with_progress(rows: Iterable[Row], doing: str) -> Iterable[Row]:
    """The same rows, with a bar while the output is a terminal."""
    return tqdm(rows, desc=doing, unit=" actions", disable=not sys.stderr.isatty())


def _report(path: Path, refusal: FileRefusedError | RowsRefusedError) -> str:
    if isinstance(refusal, FileRefusedError):
        sentences = [*refusal.sentences]
    else:
        sentences = [*refusal.sentences()]
    faults = "\n".join(f"{path.name}: {sentence}" for sentence in sentences)
    return f"{faults}\nNothing was imported. Mend this, then import the file again."


def _told(path: Path, done: Imported, *, is_listed: bool) -> str:
    state = "listed" if is_listed else "waiting for a curator"
    parts = [f"{path.name}: {_actions(done.added)} imported, {state}."]
    if done.already_here:
        parts.append(f"{_actions(done.already_here)} already here.")
    if done.removed:
        parts.append(f"{_actions(done.removed)} of an import that was cut off taken away.")
    return " ".join(parts)


def _actions(number: int) -> str:
    return f"{number:,} action" if number == 1 else f"{number:,} actions"
