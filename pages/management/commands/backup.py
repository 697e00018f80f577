"""Save the whole site in a folder."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from pages.operations.backups.making import back_up
from pages.operations.backups.manifest import BackupRefusedError
from pages.operations.backups.site import this_site


class Command(BaseCommand):
    """`python manage.py backup /backup/2026-11-22`."""

    help = (
        "Save database, uploads and secret key in a new folder, while people go on working. "
        "Example: python manage.py backup /backup/2026-11-22"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder")

    def handle(self, *, folder: Path, **_: Any) -> None:
        """Save, and say what was saved."""
        try:
            manifest = back_up(this_site(), folder.absolute(), at=timezone.now())
        except BackupRefusedError as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"{folder} cannot be written: {error.strerror}.") from None
        size = sum(file.bytes for file in manifest.files) / 1e6
        key = "with" if manifest.has_secret_key else "without"
        self.stdout.write(
            f"{folder}: {len(manifest.files)} files, {size:.1f} MB, {key} the secret key."
        )
        self.stdout.write("It holds everybody’s addresses. Keep it where few can read it.")
