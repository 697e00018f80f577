"""What assessments hear of from apps below."""

from typing import Any

from assessments.operations.carrying import offer_carry_over
from model_releases.models import Release


def tell_of_release(release: Release, **_: Any) -> None:
    """A release is there: councils that stand against the one before may carry over."""
    offer_carry_over(release)
