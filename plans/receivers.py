"""What plans do when something happens below them."""

from typing import Any

from model_releases.models import Release
from plans.operations.carrying import offer_to_carry


def on_release_frozen(release: Release, **_: Any) -> None:
    """Offer every plan at an older release to its council; in the freezing's transaction."""
    offer_to_carry(release, at=release.frozen_at)
