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
from pages.demonstration.proposals import ProposalEntry, read_proposals
from pages.demonstration.releases import ReleaseFiles, read_releases
from pages.demonstration.use_reports import UseEntry, read_use_reports

__all__ = [
    "Account",
    "CouncilEntry",
    "ProposalEntry",
    "ReleaseFiles",
    "TagEntry",
    "UseEntry",
    "read_accounts",
    "read_actions",
    "read_councils",
    "read_proposals",
    "read_releases",
    "read_tags",
    "read_use_reports",
]
