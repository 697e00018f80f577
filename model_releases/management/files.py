"""Reading and writing files for commands: every failure is a sentence."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.management.base import CommandError

from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.json_text import LARGEST_FILE


def read_file(path: Path) -> bytes:
    """The bytes of a file of at most 1 GB. Raises CommandError."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CommandError(f"{path} is over 1 GB. Check that it is the right file.")
        return path.read_bytes()
    except IsADirectoryError as error:
        raise CommandError(f"{path} is a folder. Name the file in it.") from error
    except OSError as error:
        raise CommandError(f"{path} cannot be read ({error.strerror}).") from error


def write_file(path: Path, raw: bytes) -> None:
    """Write the whole file or leave what was there. Raises CommandError."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        partial.write_bytes(raw)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise CommandError(
            f"{path} cannot be written ({error.strerror}). Nothing was changed."
        ) from error


def refusal(path: Path | str, error: FaultyFileError) -> CommandError:
    """Every fault of a file, one a line, below a sentence."""
    faults = "\n".join(f"  {fault}" for fault in error.faults)
    count = len(error.faults)
    return CommandError(
        f"{path} is refused, for {count} reason{'' if count == 1 else 's'}. "
        f"Nothing was stored.\n{faults}"
    )
