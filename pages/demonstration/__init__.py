"""The demonstration as files: `demonstration/`, read into plain data. No database."""

from pages.demonstration.actions import (
    OtherAction,
    Support,
    read_actions,
    read_other_actions,
    read_support,
)
from pages.demonstration.councils import (
    AssessmentEntry,
    JudgementEntry,
    PlanEntry,
    read_assessments,
    read_plans,
)
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
from pages.demonstration.suggestions import SuggestionEntry, read_suggestions
from pages.demonstration.use_reports import UseEntry, read_use_reports

__all__ = [
    "Account",
    "AssessmentEntry",
    "CouncilEntry",
    "JudgementEntry",
    "OtherAction",
    "PlanEntry",
    "ProposalEntry",
    "ReleaseFiles",
    "SuggestionEntry",
    "Support",
    "TagEntry",
    "UseEntry",
    "read_accounts",
    "read_actions",
    "read_assessments",
    "read_councils",
    "read_other_actions",
    "read_plans",
    "read_proposals",
    "read_releases",
    "read_suggestions",
    "read_support",
    "read_tags",
    "read_use_reports",
]
