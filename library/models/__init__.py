"""The library as rows: actions and their editions, tags, votes, merges, reports, history."""

from library.models.actions import Action, ActionEvent
from library.models.editions import Edition, Transition
from library.models.evidence import EvidenceTier, UseReport
from library.models.merges import Merge, NotMine
from library.models.rechecks import Recheck
from library.models.tags import EditionTag, Tag
from library.models.votes import ActionTally, ActionVote

__all__ = [
    "Action",
    "ActionEvent",
    "ActionTally",
    "ActionVote",
    "Edition",
    "EditionTag",
    "EvidenceTier",
    "Merge",
    "NotMine",
    "Recheck",
    "Tag",
    "Transition",
    "UseReport",
]
