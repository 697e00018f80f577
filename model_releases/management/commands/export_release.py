"""Write a release as its canonical document."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from model_releases.documents import attribution_in_force, document_of
from model_releases.management.files import write_file
from model_releases.operations import NoSuchReleaseError, choose_release


class Command(BaseCommand):
    """`python manage.py export_release 1.2.0 -o release-1.2.0.json`."""

    help = (
        "Write a release as its canonical document, byte for byte what verify_release accepts. "
        "Example: manage.py export_release 0.2 -o release-0.2.json"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A number, a format, a place."""
        parser.add_argument("number", help="the release's number")
        parser.add_argument("--format", default="json", help="json (others are still to come)")
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="else it is printed")
        parser.add_argument("--model", metavar="SLUG", default="", help="of which model")

    def handle(self, *_: Any, **asked: Any) -> None:
        """Write the bytes, or say in a sentence why not."""
        if asked["format"] != "json":
            raise CommandError(f"There is no format {asked['format']} yet. Write --format json.")
        try:
            release = choose_release(asked["number"], slug=asked["model"])
        except NoSuchReleaseError as error:
            raise CommandError(str(error)) from None
        raw = document_of(release, attribution_in_force(release))
        if asked["output"]:
            write_file(asked["output"], raw)
            self.stderr.write(f"Wrote {release} to {asked['output']}, {len(raw):,} bytes.")
        else:
            self._print(raw)

    def _print(self, raw: bytes) -> None:
        """The very bytes, whatever the terminal's encoding; a test's stream takes text."""
        stream = getattr(self.stdout, "buffer", None)
        if stream is None:
            self.stdout.write(raw.decode(), ending="")
        else:
            stream.write(raw)
            stream.flush()
