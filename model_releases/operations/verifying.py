"""Verifying a release: a file by itself, and a stored one against its rows and its chain."""

from collections.abc import Iterator

from model_releases.canonical.document import Document, read_document
from model_releases.canonical.faults import Fault, refuse_if_any
from model_releases.comparison.elements import guide_of
from model_releases.documents import attribution_in_force, document_of, told_by_rows
from model_releases.models import Release


def verify_file(raw: bytes, *, key: str = "") -> Document:
    """A canonical document, whole and unchanged; offline. Raises FaultyFileError.

    With `key`, a public key or the fingerprint of one, it must be signed by exactly that one.
    """
    document = read_document(raw)
    refuse_if_any(_other_signer(document, key.strip().lower()))
    return document


def verify_release(release: Release, *, key: str = "") -> Document:
    """The same for a stored release, and its rows say what the document says. 10 queries."""
    document = verify_file(document_of(release, attribution_in_force(release)), key=key)
    refuse_if_any(_row_faults(release, document))
    return document


def _other_signer(document: Document, key: str) -> Iterator[Fault]:
    if not key:
        return
    if document.signature is None:
        yield Fault("signature", "is missing: nobody signed this document.")
    elif key not in (document.signature["public_key"], document.key_fingerprint):
        yield Fault("signature", f"is by another key, {document.key_fingerprint}.")


def _row_faults(release: Release, document: Document) -> Iterator[Fault]:
    content = {**document.content, "guide": guide_of(document.content)}
    if not release.is_sealed:
        yield Fault("release", "was never sealed.")
    for part, told in told_by_rows(release).items():
        if told != content[part]:
            yield Fault(part, "is not what the rows of the database say.")
    if str(release.model.uid) != content["model"]["uid"]:
        yield Fault("model.uid", "is not that of the release's model.")
    before = release.parent.content_sha256 if release.parent else None
    if before != content["previous_content_sha256"]:
        yield Fault("previous_content_sha256", "is not the hash of the release before it.")
