"""A release file of either format: the canonical document, or the plain one of other models."""

from model_releases.canonical import uids
from model_releases.canonical.document import Document, checked_document
from model_releases.canonical.json_text import read_json
from model_releases.canonical.plain import Origin, Plain, checked_plain, plain_to_content
from model_releases.comparison.elements import Content


def read_release_file(raw: bytes) -> Document | Plain:
    """What the file holds, checked whole. Raises FaultyFileError with every fault in it."""
    value, hidden = read_json(raw)
    if isinstance(value, dict) and "format" in value:
        return checked_document(value, hidden, raw=raw)
    return checked_plain(value, hidden)


def content_of_file(raw: bytes) -> Content:
    """Its content alone, as if it were the first release of its model. For comparing files."""
    read = read_release_file(raw)
    if isinstance(read, Document):
        return read.content
    return plain_to_content(read, origin=Origin(model_uid=uids.model_uid(read["name"])))
