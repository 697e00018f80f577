"""Say whether a backup is whole and unchanged."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.operations.backups.checking import verify_backup
from pages.operations.backups.manifest import BackupRefusedError
from pages.operations.backups.site import this_site


class Command(BaseCommand):
    """`python manage.py verify_backup /backup/2026-11-22`."""

    help = (
        "Check every file of a backup against its hash, and that this version can put it back. "
        "Example: python manage.py verify_backup /backup/2026-11-22"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="of a backup")

    def handle(self, *, folder: Path, **_: Any) -> None:
        """Check, and say when it was made and what is in it."""
        try:
            manifest = verify_backup(folder.absolute(), this_site().database)
        except BackupRefusedError as refusal:
            raise CommandError(str(refusal)) from None
        rows = sum(manifest.state.counts.values())
        self.stdout.write(f"{folder} is whole: made {manifest.made_at}, {rows:,} rows.")
