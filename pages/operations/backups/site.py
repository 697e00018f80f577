"""What of a site a backup holds, and where it stands: the database, uploads and the secret key."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from pages.operations.backups.databases import Database, database_of_the_site

KEY, MEDIA = "secret_key", "media"


@dataclass(frozen=True)
class Site:
    """Where the parts of a site are. `key` may be missing: then the environment has it."""

    database: Database
    media: Path
    key: Path


def this_site() -> Site:
    """The site of the settings."""
    return Site(database_of_the_site(), Path(settings.MEDIA_ROOT), Path(settings.DATA_DIR) / KEY)
