"""The model as frozen rows: what a release says, and what became of each element before it."""

from model_releases.models.elements import (
    DimensionLevel,
    LineageLink,
    ReleaseDimension,
    ReleaseGroup,
    ReleaseLevel,
    ReleasePassage,
)
from model_releases.models.identities import Dimension, Model
from model_releases.models.releases import Attribution, Release, ReleaseEvent

__all__ = [
    "Attribution",
    "Dimension",
    "DimensionLevel",
    "LineageLink",
    "Model",
    "Release",
    "ReleaseDimension",
    "ReleaseEvent",
    "ReleaseGroup",
    "ReleaseLevel",
    "ReleasePassage",
]
