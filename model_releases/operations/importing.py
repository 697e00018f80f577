"""Bringing a release in from a file: checked whole, stored whole, or not at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from community.models import Member
from model_releases.canonical.document import Document
from model_releases.canonical.files import read_release_file
from model_releases.comparison.elements import Content
from model_releases.models import Model, Release
from model_releases.operations.candidates import (
    Candidate,
    Destination,
    RefusedReleaseError,
    candidate_of,
)
from model_releases.operations.remarks import remarks_on
from model_releases.operations.storing import store_release
from model_releases.signals import release_frozen

__all__ = [
    "Destination",
    "ImportReport",
    "RefusedReleaseError",
    "check_release",
    "import_own_release",
    "import_release",
]
BY_NAME = Destination()


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do. `release` is None when nothing was stored."""

    content: Content
    content_sha256: str
    is_new: bool
    remarks: tuple[str, ...]
    release: Release | None = None


def check_release(
    raw: bytes, *, destination: Destination = BY_NAME, signing_key: str = ""
) -> ImportReport:
    """What `import_release` would do with the file; stores nothing, raises what it raises."""
    candidate = candidate_of(read_release_file(raw), destination, signing_key=signing_key)
    return _report(candidate, release=None)


def import_release(
    raw: bytes,
    *,
    by: Member,
    at: datetime,
    destination: Destination = BY_NAME,
    signing_key: str = "",
) -> ImportReport:
    """Store the release that the file holds, in one transaction, and seal it.

    A release that is there already, with the same text, is left alone, and the report says so.
    Raises FaultyFileError naming every fault of the file, and RefusedReleaseError when the file is
    sound but its model refuses it: the number with other text, a lower number, a broken chain.
    A plain file is signed when a key is given; a canonical document stays as its signer left it.
    """
    read = read_release_file(raw)
    try:
        with transaction.atomic():
            # One import at a time: the next one must find this one as its parent.
            list(Model.objects.select_for_update().order_by("pk"))
            candidate = candidate_of(read, destination, signing_key=signing_key)
            if not candidate.is_new:
                return _report(candidate, release=candidate.existing)
            release = store_release(candidate, by=by, at=at)
            release_frozen.send(Release, release=release)
    except IntegrityError as error:
        raise RefusedReleaseError(
            f"Another import wrote at the same moment ({error}). Run the command again."
        ) from error
    return _report(candidate, release=release)


def import_own_release(
    raw: bytes, *, by: Member, at: datetime, signing_key: str = ""
) -> ImportReport:
    """The same, of the site's own model, which the first such import makes."""
    return import_release(
        raw, by=by, at=at, destination=Destination(is_own=True), signing_key=signing_key
    )


def _report(candidate: Candidate, *, release: Release | None) -> ImportReport:
    document: Document = candidate.document
    return ImportReport(
        content=document.content,
        content_sha256=document.content_sha256,
        is_new=candidate.is_new,
        remarks=remarks_on(candidate),
        release=release,
    )
