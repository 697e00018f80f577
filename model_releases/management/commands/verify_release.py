"""Verify that a release is whole and unchanged."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from model_releases.canonical.document import Document
from model_releases.canonical.faults import FaultyFileError
from model_releases.management.files import read_file, refusal
from model_releases.operations import (
    NoSuchReleaseError,
    choose_release,
    verify_file,
    verify_release,
)


class Command(BaseCommand):
    """`python manage.py verify_release release-0.2.json`."""

    help = (
        "Verify a canonical document, offline, or a release of this site by its number: every "
        "byte, both hashes, the signature. Example: manage.py verify_release release-0.2.json"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A file or a number, and a key to insist on."""
        parser.add_argument("release", metavar="FILE|NUMBER")
        parser.add_argument("--key", default="", help="the public key or its fingerprint")
        parser.add_argument("--model", metavar="SLUG", default="", help="of which model")

    def handle(self, *_: Any, **asked: Any) -> None:
        """Say what was verified, or every reason to distrust it."""
        named: str = asked["release"]
        try:
            document = self._verified(named, asked)
        except FaultyFileError as error:
            reasons = str(refusal(named, error)).replace(" Nothing was stored.", "")
            raise CommandError(reasons) from None
        except NoSuchReleaseError as error:
            raise CommandError(f"{error} Or name a file.") from None
        self._tell(document)

    def _verified(self, named: str, asked: dict[str, Any]) -> Document:
        if Path(named).is_file():
            return verify_file(read_file(Path(named)), key=asked["key"])
        return verify_release(choose_release(named, slug=asked["model"]), key=asked["key"])

    def _tell(self, document: Document) -> None:
        content = document.content
        self.stdout.write(f"{content['model']['name']} {content['number']} is whole and unchanged.")
        self.stdout.write(f"Content SHA-256: {document.content_sha256}")
        self.stdout.write(f"Follows SHA-256: {content['previous_content_sha256'] or 'none'}")
        self.stdout.write(f"Signed by key: {document.key_fingerprint or 'nobody'}")
