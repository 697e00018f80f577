"""What a backup says of itself: its files with their hashes, and the state of its database."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

FORMAT = "backup/1"
APPLICATION = "open-maturity-model"
NAME, SEAL = "manifest.json", "manifest.sha256"


class BackupRefusedError(Exception):
    """A backup that is not made, not whole, or not put back; the sentence says what to do."""


@dataclass(frozen=True)
class State:
    """A database in numbers: migrations as "app.name", and rows by table."""

    migrations: list[str]
    counts: dict[str, int]


@dataclass(frozen=True)
class File:
    """One file of a backup; `path` is below the folder, with slashes."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """All of it. `database` is the kind: sqlite or postgresql."""

    made_at: str
    database: str
    state: State
    files: list[File]
    has_secret_key: bool
    format: str = FORMAT
    application: str = APPLICATION


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write it, and its own hash beside it: last, so that a folder with it is whole."""
    raw = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True).encode()
    (folder / NAME).write_bytes(raw)
    (folder / SEAL).write_text(f"{hashlib.sha256(raw).hexdigest()}\n")


def read_manifest(folder: Path) -> Manifest:
    """Read it. Raises BackupRefusedError for what is no backup of this application, or altered."""
    said = _said(folder)
    if said.get("application") != APPLICATION:
        raise BackupRefusedError(f"{folder} is a backup of another application.")
    if said.get("format") != FORMAT:
        raise BackupRefusedError(
            f"{folder} has the format “{said.get('format')}”. This version reads {FORMAT}: "
            "use the version that made it."
        )
    try:
        state = State(**said.pop("state"))
        files = [File(**each) for each in said.pop("files")]
        return Manifest(**said, state=state, files=files)
    except (KeyError, TypeError) as error:
        raise BackupRefusedError(f"The manifest of {folder} lacks a part.") from error


def _said(folder: Path) -> dict[str, Any]:
    try:
        raw, seal = (folder / NAME).read_bytes(), (folder / SEAL).read_text().strip()
    except (OSError, UnicodeDecodeError):
        raise BackupRefusedError(
            f"{folder} is no whole backup: {NAME} or {SEAL} is missing. Make another one."
        ) from None
    if hashlib.sha256(raw).hexdigest() != seal:
        raise BackupRefusedError(f"{folder}/{NAME} was changed. Make another backup.")
    said = json.loads(raw)
    if not isinstance(said, dict):
        raise BackupRefusedError(f"{folder}/{NAME} is no manifest.")
    return said


def file_at(path: Path, *, below: Path) -> File:
    """A file with its size and hash."""
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return File(path.relative_to(below).as_posix(), path.stat().st_size, digest)


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in a folder and in those below it, in order; links are not followed."""
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def is_inside(path: str) -> bool:
    """Whether a path of a manifest stays in its folder."""
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts
