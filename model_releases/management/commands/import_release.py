"""Import a release of a model from a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone

from community.models import Member
from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.signing import SigningKeyError
from model_releases.management.files import read_file, refusal
from model_releases.operations import (
    Destination,
    ImportReport,
    RefusedReleaseError,
    check_release,
    import_release,
)


class Command(BaseCommand):
    """`python manage.py import_release release-1.2.0.json --publish`."""

    help = (
        "Check a release file (plain JSON, or a canonical document) and, with --publish, "
        "store it for good. Example: manage.py import_release release-1.2.0.json --publish"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A file, and of which model it is when its name does not say."""
        parser.add_argument("file", type=Path, help="the release, as UTF-8 JSON")
        parser.add_argument(
            "--publish", action="store_true", help="store it; else it is only checked"
        )
        parser.add_argument(
            "--model", metavar="SLUG", default="", help="a model of another name that it belongs to"
        )
        parser.add_argument(
            "--own", action="store_true", help="it is of the site's own model, which /model/ shows"
        )

    def handle(self, *_: Any, **asked: Any) -> None:
        """Check or import, or say in sentences why not."""
        path: Path = asked["file"]
        raw = read_file(path)
        destination = Destination(slug=asked["model"], is_own=asked["own"])
        try:
            report = self._report(raw, destination, is_for_good=asked["publish"])
        except FaultyFileError as error:
            raise refusal(path, error) from None
        except (RefusedReleaseError, SigningKeyError) as error:
            raise CommandError(f"{error} Nothing was stored.") from None
        except OperationalError as error:
            raise CommandError(
                f"The database could not store the release ({error}). Nothing was stored. "
                "Make room or wait, then import it again."
            ) from None
        self._tell(report)

    def _report(self, raw: bytes, destination: Destination, *, is_for_good: bool) -> ImportReport:
        key = settings.RELEASE_SIGNING_KEY
        if not is_for_good:
            return check_release(raw, destination=destination, signing_key=key)
        return import_release(
            raw,
            by=Member.objects.system(),
            at=timezone.now(),
            destination=destination,
            signing_key=key,
        )

    def _tell(self, report: ImportReport) -> None:
        name, number = report.content["model"]["name"], report.content["number"]
        for remark in report.remarks:
            self.stdout.write(remark)
        if report.release and report.is_new:
            self.stdout.write(f"Imported {name} {number}: {report.release.get_absolute_url()}")
        elif report.is_new:
            self.stdout.write(f"{name} {number} is sound. Nothing was stored: add --publish.")
        self.stdout.write(f"Content SHA-256: {report.content_sha256}")
