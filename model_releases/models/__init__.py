"""The model as frozen rows, and the working copy in which the next release is prepared."""

from model_releases.models.approvals import Approval, Authorship, Submission
from model_releases.models.elements import (
    DimensionLevel,
    LineageLink,
    ReleaseDimension,
    ReleaseGroup,
    ReleaseLevel,
    ReleasePassage,
)
from model_releases.models.identities import Dimension, Model
from model_releases.models.releases import Attribution, Release, ReleaseEvent, ReleaseGuide
from model_releases.models.working_copy import DimensionPage, GovernedPage, ReleasePage, WorkingCopy

__all__ = [
    "Approval",
    "Attribution",
    "Authorship",
    "Dimension",
    "DimensionLevel",
    "DimensionPage",
    "GovernedPage",
    "LineageLink",
    "Model",
    "Release",
    "ReleaseDimension",
    "ReleaseEvent",
    "ReleaseGroup",
    "ReleaseGuide",
    "ReleaseLevel",
    "ReleasePage",
    "ReleasePassage",
    "Submission",
    "WorkingCopy",
]
