"""What the database itself refuses about assessments: see community/triggers.py.

Once an assessment is signed off, its judgements and evidence can be neither changed, deleted,
replaced nor added to. A level must be one that the dimension has in the assessment's release.
"""

from community.triggers import (
    Trigger,
    append_only,
    differs,
    refuse_change,
    refuse_deletion,
    refuse_replacement,
    refuse_rewriting,
    refuse_when,
)

CLOSED = "A signed-off assessment never changes: start a new one."
CARRIED = "How a dimension came over is not rewritten."
ASSESSMENT = "assessments_assessment"
JUDGEMENT = "assessments_judgement"
EVIDENCE = "assessments_evidence"
FOR_GOOD = ("uid", "council_id", "release_id", "voice", "started_at", "started_by_id")
ONCE_SIGNED = (*FOR_GOOD, "title", "signed_off_at", "signed_off_by_id")


def _is_signed_off(assessment: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {ASSESSMENT} a "
        f"WHERE a.id = {assessment} AND a.signed_off_at IS NOT NULL)"
    )


def _assessment_of(judgement: str) -> str:
    return f"(SELECT j.assessment_id FROM {JUDGEMENT} j WHERE j.id = {judgement})"


def _closed_parts(table: str, *, key: str, old: str, new: str) -> tuple[Trigger, ...]:
    """Refuse all that could alter the parts of a signed-off assessment.

    `key` leads to the owner; `old` and `new` are the SQL of the assessment's id.
    """
    return (
        *refuse_change(table, when=_is_signed_off(old), says=CLOSED),
        *(
            refuse_when(
                f"{table}_refuses_{name}",
                table=table,
                event=event,
                when=_is_signed_off(new),
                says=CLOSED,
            )
            for name, event in (("addition", "INSERT"), ("arrival", f"UPDATE OF {key}"))
        ),
        refuse_replacement(table, says=CLOSED),
    )


_HAS_LEVEL = (
    "SELECT 1 FROM model_releases_dimensionlevel l "
    "WHERE l.release_dimension_id = d.id AND l.number = NEW.level"
)
_UNKNOWN = (
    f"NOT EXISTS (SELECT 1 FROM {ASSESSMENT} a JOIN model_releases_releasedimension d "
    "ON d.release_id = a.release_id WHERE a.id = NEW.assessment_id "
    "AND d.dimension_id = NEW.dimension_id "
    f"AND (NEW.level IS NULL OR EXISTS ({_HAS_LEVEL})))"
)
_NO_SUCH_LEVEL = "The dimension does not have that level in the assessment's release."

ASSESSMENTS = (
    refuse_rewriting(
        ASSESSMENT, FOR_GOOD, says="Council, release and voice of an assessment never change."
    ),
    refuse_when(
        f"{ASSESSMENT}_refuses_reopening",
        table=ASSESSMENT,
        event="UPDATE",
        when=f"OLD.signed_off_at IS NOT NULL AND {differs(*ONCE_SIGNED)}",
        says=CLOSED,
    ),
    refuse_deletion(ASSESSMENT, when="OLD.signed_off_at IS NOT NULL", says=CLOSED),
    refuse_replacement(ASSESSMENT, "uid", says=CLOSED),
    *_closed_parts(
        JUDGEMENT, key="assessment_id", old="OLD.assessment_id", new="NEW.assessment_id"
    ),
    *(
        refuse_when(
            f"{JUDGEMENT}_refuses_unknown_level_{number}",
            table=JUDGEMENT,
            event=event,
            when=_UNKNOWN,
            says=_NO_SUCH_LEVEL,
        )
        for number, event in enumerate(("INSERT", "UPDATE"))
    ),
    *_closed_parts(
        EVIDENCE,
        key="judgement_id",
        old=_assessment_of("OLD.judgement_id"),
        new=_assessment_of("NEW.judgement_id"),
    ),
    *append_only(
        "assessments_assessmentevent", says="What happened to an assessment is never rewritten."
    ),
    *refuse_change("assessments_carriedjudgement", when="OLD.how <> 'asked'", says=CARRIED),
    refuse_replacement(
        "assessments_carriedjudgement", "carry_over_id", "dimension_id", says=CARRIED
    ),
)
