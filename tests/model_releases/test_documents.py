"""The canonical document: every byte of it is covered by something."""

import json
import random
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from model_releases.canonical import uids
from model_releases.canonical.content import canonical_bytes, content_sha256
from model_releases.canonical.document import document, read_document
from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.plain import Origin, plain_to_content
from model_releases.canonical.rule import MEAN_ROUNDED_DOWN
from model_releases.canonical.signing import SigningKeyError, fingerprint
from model_releases.operations import verify_file
from tests.factories.model_releases import plain_release

KEY, OTHER_KEY = "11" * 32, "22" * 32
ATTRIBUTION = {"statement": "Those who wrote it", "source_url": ""}


def _content(**parts: Any) -> dict[str, Any]:
    origin = Origin(uids.model_uid("A model of ours"))
    return {**plain_to_content(plain_release(), origin=origin), **parts}


def _public(key: str) -> str:
    return (
        Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key))
        .public_key()
        .public_bytes_raw()
        .hex()
    )


def _refusal(raw: bytes, key: str = "") -> list[str]:
    with pytest.raises(FaultyFileError) as refusal:
        verify_file(raw, key=key)
    return [str(fault) for fault in refusal.value.faults]


def test_a_document_is_read_as_it_was_written() -> None:
    content = _content(rule=MEAN_ROUNDED_DOWN, notes="First.")

    read = read_document(document(content, ATTRIBUTION))

    assert (read.content, read.attribution, read.signature) == (content, ATTRIBUTION, None)
    assert read.content_sha256 == content_sha256(content)


def test_the_same_content_gives_the_same_bytes() -> None:
    content = _content()
    shuffled = dict(reversed(content.items()))

    assert document(content, ATTRIBUTION) == document(shuffled, ATTRIBUTION)


def test_every_changed_byte_is_refused() -> None:
    raw = document(_content(), ATTRIBUTION, signing_key=KEY)
    chosen = random.Random(3)

    for _ in range(300):
        at = chosen.randrange(len(raw))
        changed = bytearray(raw)
        changed[at] ^= 1 << chosen.randrange(8)
        assert _refusal(bytes(changed))


@pytest.mark.parametrize("ending", [b"\n", b" ", b"\0"])
def test_a_byte_added_is_refused(ending: bytes) -> None:
    assert len(_refusal(document(_content(), ATTRIBUTION) + ending)) == 1


def test_a_document_written_in_another_way_is_refused_at_its_first_other_byte() -> None:
    raw = document(_content(), ATTRIBUTION)

    assert _refusal(json.dumps(json.loads(raw), indent=1).encode()) == [
        "byte 2: is not as RFC 8785 writes this document."
    ]


def test_a_changed_word_is_told_by_its_hash() -> None:
    value = json.loads(document(_content(), ATTRIBUTION))
    value["content"]["notes"] = "Another."

    assert _refusal(canonical_bytes(value)) == [
        f"content_sha256: does not match: the content here has {content_sha256(value['content'])}."
    ]


def test_credits_may_change_without_touching_the_content() -> None:
    content = _content()

    documents = [document(content, {**ATTRIBUTION, "statement": one}) for one in ("A", "B")]

    first, second = (read_document(raw) for raw in documents)
    assert first.content_sha256 == second.content_sha256
    assert first.attribution_sha256 != second.attribution_sha256


def test_a_signature_is_told_by_its_keys_fingerprint() -> None:
    raw = document(_content(), ATTRIBUTION, signing_key=KEY)

    public = _public(KEY)
    assert verify_file(raw).key_fingerprint == fingerprint(public)
    assert verify_file(raw, key=public).raw == verify_file(raw, key=fingerprint(public)).raw


def test_another_key_than_the_one_insisted_on_is_refused() -> None:
    raw = document(_content(), ATTRIBUTION, signing_key=OTHER_KEY)

    assert _refusal(raw, key=_public(KEY)) == [
        f"signature: is by another key, {fingerprint(_public(OTHER_KEY))}."
    ]


def test_an_unsigned_document_is_refused_where_a_key_is_insisted_on() -> None:
    assert _refusal(document(_content(), ATTRIBUTION), key=_public(KEY)) == [
        "signature: is missing: nobody signed this document."
    ]


def test_a_signature_of_other_hashes_is_refused() -> None:
    value = json.loads(document(_content(), ATTRIBUTION, signing_key=KEY))
    other = json.loads(document(_content(notes="x"), ATTRIBUTION, signing_key=KEY))

    assert _refusal(canonical_bytes({**value, "signature": other["signature"]})) == [
        "signature: is not one of these hashes by the key it names."
    ]


@pytest.mark.parametrize("key", ["secret", "11" * 31, "zz" * 32])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(SigningKeyError, match="RELEASE_SIGNING_KEY is no key"):
        document(_content(), ATTRIBUTION, signing_key=key)
