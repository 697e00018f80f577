"""Identities of what comes without one: made of names and keys, so a file gives the same again."""

import uuid

PLATFORM = uuid.uuid5(uuid.NAMESPACE_URL, "https://releases.invalid/release/1")


def model_uid(name: str) -> str:
    """Of a model known by its name only."""
    return str(uuid.uuid5(PLATFORM, name))


def dimension_uid(model: str, key: str) -> str:
    """Of the dimension which first came under `key`."""
    return str(uuid.uuid5(uuid.UUID(model), key))


def passage_uid(dimension: str, level: int) -> str:
    """Of the one passage which a plain descriptor is."""
    return str(uuid.uuid5(uuid.UUID(dimension), str(level)))
