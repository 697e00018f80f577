"""The library as rows: actions, their editions and suggestions, tags, votes, merges, reports."""

from library.models.actions import Action, ActionEvent
from library.models.calendars import ReviewCalendar
from library.models.coauthors import CoAuthor
from library.models.editions import Edition, Transition
from library.models.evidence import EvidenceTier, UseReport
from library.models.links import LinkCheck
from library.models.merges import Merge, NotMine
from library.models.rechecks import Recheck
from library.models.suggestions import Suggestion
from library.models.tags import EditionTag, Tag, TagEvent, TagLines
from library.models.votes import ActionTally, ActionVote

__all__ = [
    "Action",
    "ActionEvent",
    "ActionTally",
    "ActionVote",
    "CoAuthor",
    "Edition",
    "EditionTag",
    "EvidenceTier",
    "LinkCheck",
    "Merge",
    "NotMine",
    "Recheck",
    "ReviewCalendar",
    "Suggestion",
    "Tag",
    "TagEvent",
    "TagLines",
    "Transition",
    "UseReport",
]
