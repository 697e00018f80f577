"""What can be done with releases: bring one in, check one, find the one that is meant."""

from model_releases.operations.choosing import (
    NoSuchReleaseError,
    choose_model_with,
    choose_release,
)
from model_releases.operations.importing import (
    Destination,
    ImportReport,
    RefusedReleaseError,
    check_release,
    import_own_release,
    import_release,
)
from model_releases.operations.verifying import verify_file, verify_release

__all__ = [
    "Destination",
    "ImportReport",
    "NoSuchReleaseError",
    "RefusedReleaseError",
    "check_release",
    "choose_model_with",
    "choose_release",
    "import_own_release",
    "import_release",
    "verify_file",
    "verify_release",
]
