"""Checking a backup: that every byte is what it was, and that this version can read it."""

from collections.abc import Iterable
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from pages.operations.backups.databases import Database
from pages.operations.backups.manifest import (
    NAME,
    SEAL,
    BackupRefusedError,
    File,
    Manifest,
    file_at,
    files_below,
    is_inside,
    read_manifest,
)


def verify_backup(folder: Path, database: Database) -> Manifest:
    """What a whole backup says of itself. Raises BackupRefusedError naming the first fault.

    `database` is of the kind that it would be put back into. Nothing is changed.
    """
    manifest = read_manifest(folder)
    for file in manifest.files:
        _check_file(folder, file)
    _refuse_others(folder, manifest.files)
    _refuse_newer(manifest)
    if manifest.database != database.kind:
        raise BackupRefusedError(
            f"The backup is of a {manifest.database} database, and this site has {database.kind}. "
            "Name the same kind in DATABASE_URL."
        )
    held = database.state_of(folder / database.file)
    if held is not None and held != manifest.state:
        raise BackupRefusedError("The database holds other rows than the manifest says.")
    return manifest


def _check_file(folder: Path, file: File) -> None:
    path = folder / file.path
    if not is_inside(file.path) or path.is_symlink():
        raise BackupRefusedError(f"{file.path} leads out of the backup.")
    if not path.is_file():
        raise BackupRefusedError(f"{file.path} is missing. Take another backup.")
    found = file_at(path, below=folder)
    if found.bytes != file.bytes:
        raise BackupRefusedError(
            f"{file.path} has {found.bytes:,} bytes and should have {file.bytes:,}: it was cut "
            "off or written on. Take another backup."
        )
    if found.sha256 != file.sha256:
        raise BackupRefusedError(f"{file.path} was changed. Take another backup.")


def _refuse_others(folder: Path, files: Iterable[File]) -> None:
    known = {NAME, SEAL, *(file.path for file in files)}
    for path in files_below(folder):
        if path.relative_to(folder).as_posix() not in known:
            raise BackupRefusedError(
                f"{path.relative_to(folder)} does not belong to the backup. Take it out."
            )


def _refuse_newer(manifest: Manifest) -> None:
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    newer = [name for name in manifest.state.migrations if name not in known]
    if newer:
        raise BackupRefusedError(
            f"The backup was made by a newer version, with {newer[-1]}. Use that version."
        )
