"""Making a backup while people go on working."""

import shutil
from datetime import datetime
from pathlib import Path

from pages.operations.backups.manifest import (
    BackupRefusedError,
    Manifest,
    file_at,
    files_below,
    write_manifest,
)
from pages.operations.backups.site import KEY, MEDIA, Site

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600  # everybody's addresses, and a key


def back_up(site: Site, to: Path, *, at: datetime) -> Manifest:
    """Write a backup into the new folder `to`; it is there when it is whole, and not before.

    `at` is timezone-aware. Raises BackupRefusedError when something stands there already.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise BackupRefusedError(f"{to} is not empty. Name a new folder.")
    to.parent.mkdir(parents=True, exist_ok=True)
    fresh = to.with_name(f".{to.name}.part")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=PRIVATE_FOLDER)
    try:
        manifest = _fill(fresh, site, at)
        if to.exists():
            to.rmdir()
        fresh.rename(to)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return manifest


def _fill(folder: Path, site: Site, at: datetime) -> Manifest:
    state = site.database.save(folder / site.database.file)
    # After the database: a file it names is never deleted, so none is missing.
    if site.media.is_dir():
        shutil.copytree(site.media, folder / MEDIA)
    if site.key.is_file():
        shutil.copyfile(site.key, folder / KEY)
    files = []
    for path in list(files_below(folder)):
        path.chmod(PRIVATE_FILE)
        files.append(file_at(path, below=folder))
    manifest = Manifest(
        made_at=at.isoformat(timespec="seconds"),
        database=site.database.kind,
        state=state,
        files=files,
        has_secret_key=site.key.is_file(),
    )
    write_manifest(manifest, folder)
    return manifest
