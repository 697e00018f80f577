"""Put a backup back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils import timezone

from pages.operations.backups.manifest import BackupRefusedError
from pages.operations.backups.restoring import restore_instead, restore_into_empty
from pages.operations.backups.site import this_site


class Command(BaseCommand):
    """`DATA_DIR=/srv/again python manage.py restore /backup/2026-11-22`."""

    help = (
        "Check a backup and put it in the place of an empty site. Stop the server first. "
        "Example: python manage.py restore /backup/2026-11-22"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a folder, and whether something may be replaced."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="of a backup")
        parser.add_argument(
            "--replace", action="store_true", help="put aside what the site holds now"
        )

    def handle(self, *, folder: Path, replace: bool, **_: Any) -> None:
        """Put it back, and say what to do next."""
        put_back = restore_instead if replace else restore_into_empty
        connections.close_all()  # ours would count as somebody at work
        try:
            done = put_back(folder.absolute(), this_site(), at=timezone.now())
        except BackupRefusedError as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"The site is as it was on {done.manifest.made_at}.")
        if done.aside:
            self.stdout.write(f"What was here before is in {done.aside}.")
        self.stdout.write("Next: manage.py migrate, then start the server.")
