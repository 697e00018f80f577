"""Where a council stands, as rows: assessments, judgements with evidence, and carry-overs."""

from assessments.models.assessments import Assessment, AssessmentEvent
from assessments.models.carrying import CarriedJudgement, CarryOver
from assessments.models.judgements import Evidence, Judgement

__all__ = [
    "Assessment",
    "AssessmentEvent",
    "CarriedJudgement",
    "CarryOver",
    "Evidence",
    "Judgement",
]
