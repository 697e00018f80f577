"""The demonstration as files: `demonstration/`, read into plain data. No database."""

from pages.demonstration.actions import read_actions
from pages.demonstration.people import (
    Account,
    CouncilEntry,
    TagEntry,
    read_accounts,
    read_councils,
    read_tags,
)
from pages.demonstration.releases import ReleaseFiles, read_releases

__all__ = [
    "Account",
    "CouncilEntry",
    "ReleaseFiles",
    "TagEntry",
    "read_accounts",
    "read_actions",
    "read_councils",
    "read_releases",
    "read_tags",
]
