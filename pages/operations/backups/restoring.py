"""Putting a backup back: checked first, made beside, then put in place."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pages.operations.backups.checking import verify_backup
from pages.operations.backups.making import PRIVATE_FILE, PRIVATE_FOLDER
from pages.operations.backups.manifest import BackupRefusedError, Manifest
from pages.operations.backups.site import KEY, MEDIA, Site

NOT_EMPTY = (
    "This site is not empty. Name another DATA_DIR and DATABASE_URL, or say --replace: then what "
    "is here is put aside."
)


@dataclass(frozen=True)
class Restored:
    """What was put back, and where that which it replaced is now; nowhere when there was none."""

    manifest: Manifest
    aside: Path | None


def restore_into_empty(folder: Path, site: Site, *, at: datetime) -> Restored:
    """Put a backup into a site with nobody in it. Raises BackupRefusedError, and changes nothing.

    The database gets a new identity with its first search, so that its index is built anew.
    """
    verify_backup(folder, site.database)
    if not site.database.is_empty():
        raise BackupRefusedError(NOT_EMPTY)
    return restore_instead(folder, site, at=at)


def restore_instead(folder: Path, site: Site, *, at: datetime) -> Restored:
    """Put a backup in the place of a site, whatever is in it; the old one is kept aside."""
    manifest = verify_backup(folder, site.database)
    aside = site.key.parent / f"before-restore-{at:%Y%m%dT%H%M%S}"
    aside.mkdir(mode=PRIVATE_FOLDER, parents=True)
    fresh_media = _made_beside(folder / MEDIA, site.media)
    # First what can be refused. The rest are renames.
    try:
        site.database.load(folder / site.database.file, aside=aside)
    except BackupRefusedError:
        shutil.rmtree(aside)
        if fresh_media:
            shutil.rmtree(fresh_media)
        raise
    _swap(fresh_media, site.media, aside)
    _put_key(folder / KEY, site.key, aside)
    if not any(aside.iterdir()):
        aside.rmdir()
        return Restored(manifest, None)
    return Restored(manifest, aside)


def _made_beside(saved: Path, place: Path) -> Path | None:
    if not saved.is_dir():
        return None
    fresh = place.with_name(f"{place.name}.restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(saved, fresh)
    return fresh


def _swap(fresh: Path | None, place: Path, aside: Path) -> None:
    if place.exists():
        place.rename(aside / place.name)
    if fresh:
        fresh.rename(place)


def _put_key(saved: Path, place: Path, aside: Path) -> None:
    if not saved.is_file():
        return
    if place.exists():
        shutil.copyfile(place, aside / place.name)
        (aside / place.name).chmod(PRIVATE_FILE)
    fresh = place.with_name(f".{place.name}.restoring")
    fresh.touch(mode=PRIVATE_FILE)
    fresh.write_bytes(saved.read_bytes())
    fresh.replace(place)
