"""The library as rows: actions, their frozen editions, tags, votes, use reports, history."""

from library.models.actions import Action, ActionEvent
from library.models.calendars import ReviewCalendar
from library.models.editions import Edition, Transition
from library.models.evidence import EvidenceTier, UseReport
from library.models.links import LinkCheck
from library.models.tags import EditionTag, Tag, TagEvent, TagLines
from library.models.votes import ActionTally, ActionVote

__all__ = [
    "Action",
    "ActionEvent",
    "ActionTally",
    "ActionVote",
    "Edition",
    "EditionTag",
    "EvidenceTier",
    "LinkCheck",
    "ReviewCalendar",
    "Tag",
    "TagEvent",
    "TagLines",
    "Transition",
    "UseReport",
]
