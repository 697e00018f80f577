"""The canonical document, format `release/1`: made, read, and verified to the last byte.

docs/reference/release-format.md says what each key means.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from model_releases.canonical import parts
from model_releases.canonical.content import canonical_bytes, content_faults, content_sha256
from model_releases.canonical.faults import Fault, refuse_if_any
from model_releases.canonical.json_text import read_json
from model_releases.canonical.shapes import SHA256, OrNull, Record, one_of
from model_releases.canonical.signing import SIGNATURE, fingerprint, is_valid, sign
from model_releases.comparison.elements import Content

FORMAT = "release/1"
ATTRIBUTION = Record({"statement": parts.PROSE, "source_url": parts.SOURCE})


class _Anything:
    """Checked elsewhere, with its own place."""

    def faults(self, value: Any, place: str) -> Iterator[Fault]:  # noqa: ARG002  a Shape
        return iter(())


DOCUMENT = Record(
    {
        "format": one_of(FORMAT),
        "content": _Anything(),
        "content_sha256": SHA256,
        "attribution": ATTRIBUTION,
        "attribution_sha256": SHA256,
        "signature": OrNull(SIGNATURE),
    }
)


@dataclass(frozen=True)
class Document:
    """A canonical document that holds: every hash, the signature if there is one, every byte."""

    raw: bytes
    content: Content
    content_sha256: str
    attribution: dict[str, Any]
    attribution_sha256: str
    signature: dict[str, Any] | None

    @property
    def key_fingerprint(self) -> str:
        """Of the key that signed it; empty when nobody did."""
        return fingerprint(self.signature["public_key"]) if self.signature else ""


def document(content: Content, attribution: Mapping[str, Any], *, signing_key: str = "") -> bytes:
    """The canonical document of a content and its credits, signed when a key is given.

    `attribution` is {"statement", "source_url"}. Raises FaultyFileError naming everything wrong
    with either, SigningKeyError for a key that is none.
    """
    refuse_if_any([*content_faults(content), *ATTRIBUTION.faults(attribution, "attribution")])
    hashes = content_sha256(content), content_sha256(attribution)
    return canonical_bytes(
        {
            "format": FORMAT,
            "content": content,
            "content_sha256": hashes[0],
            "attribution": dict(attribution),
            "attribution_sha256": hashes[1],
            "signature": sign(signed_message(*hashes), signing_key=signing_key)
            if signing_key
            else None,
        }
    )


def signed_message(content_hash: str, attribution_hash: str) -> bytes:
    """What a signature is over: the RFC 8785 form of the two hashes."""
    return canonical_bytes({"attribution_sha256": attribution_hash, "content_sha256": content_hash})


def read_document(raw: bytes) -> Document:
    """A canonical document, verified. Raises FaultyFileError with every reason to refuse it."""
    return checked_document(*read_json(raw), raw=raw)


def checked_document(value: Any, hidden: Iterable[Fault], *, raw: bytes) -> Document:
    """The same, of bytes that `read_json` has already read."""
    faults = [*hidden, *DOCUMENT.faults(value, "")]
    if isinstance(value, dict) and "content" in value:
        faults += content_faults(value["content"])
    refuse_if_any(dict.fromkeys(faults))
    refuse_if_any(_broken_seals(value, raw))
    return Document(
        raw=raw,
        content=value["content"],
        content_sha256=value["content_sha256"],
        attribution=value["attribution"],
        attribution_sha256=value["attribution_sha256"],
        signature=value["signature"],
    )


def _broken_seals(value: dict[str, Any], raw: bytes) -> Iterator[Fault]:
    for part in ("content", "attribution"):
        found = content_sha256(value[part])
        if found != value[f"{part}_sha256"]:
            yield Fault(f"{part}_sha256", f"does not match: the {part} here has {found}.")
    signature = value["signature"]
    message = signed_message(value["content_sha256"], value["attribution_sha256"])
    if signature and not is_valid(message, signature=signature):
        yield Fault("signature", "is not one of these hashes by the key it names.")
    canonical = canonical_bytes(value)
    if canonical != raw:
        yield Fault(
            f"byte {_first_difference(canonical, raw) + 1}",
            "is not as RFC 8785 writes this document.",
        )


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
