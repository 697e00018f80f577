"""Signatures of releases: Ed25519 over the two hashes of a document."""

import binascii
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from model_releases.canonical.shapes import Record, Text, matching, one_of

ALGORITHM = "ed25519"
SIGNATURE = Record(
    {
        "algorithm": one_of(ALGORITHM),
        "public_key": Text(test=matching("[0-9a-f]{64}"), says="must be 64 small hex digits."),
        "value": Text(test=matching("[0-9a-f]{128}"), says="must be 128 small hex digits."),
    }
)


class SigningKeyError(ValueError):
    """RELEASE_SIGNING_KEY is not a key; the sentence says what one looks like."""


def sign(message: bytes, *, signing_key: str) -> dict[str, str]:
    """The signature of `message`, with the public key that checks it.

    `signing_key` is 64 hex digits, the private key as it is. Raises SigningKeyError.
    """
    try:
        private = Ed25519PrivateKey.from_private_bytes(binascii.unhexlify(signing_key.strip()))
    except ValueError as error:
        raise SigningKeyError(
            "RELEASE_SIGNING_KEY is no key. Give 64 hexadecimal digits, "
            "as `openssl rand -hex 32` makes them, or leave it out."
        ) from error
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {
        "algorithm": ALGORITHM,
        "public_key": public.hex(),
        "value": private.sign(message).hex(),
    }


def is_valid(message: bytes, *, signature: dict[str, Any]) -> bool:
    """Whether a well-formed signature is one of `message`, by the key which it names."""
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature["public_key"]))
    try:
        public.verify(bytes.fromhex(signature["value"]), message)
    except InvalidSignature:
        return False
    return True


def fingerprint(public_key: str) -> str:
    """A public key's fingerprint, to compare with one from elsewhere: SHA-256 in hex."""
    return sha256(bytes.fromhex(public_key)).hexdigest()
