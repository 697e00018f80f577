"""What the database itself refuses about assessments: see community/triggers.py.

Once an assessment is signed off, its judgements and evidence can be neither changed, deleted,
replaced nor added to. A level must be one that the dimension has in the assessment's release.
"""

from community.triggers import Trigger, refuse_change
from model_releases.triggers import refuse_replacement

CLOSED = "A signed-off assessment never changes: start a new one."
ASSESSMENT = "assessments_assessment"
JUDGEMENT = "assessments_judgement"
EVIDENCE = "assessments_evidence"
FOR_GOOD = ("uid", "council_id", "release_id", "voice", "started_at", "started_by_id")
ONCE_SIGNED = (*FOR_GOOD, "title", "signed_off_at", "signed_off_by_id")


def _refusal(table: str, event: str, *, name: str, when: str, says: str) -> Trigger:
    """Refuse `event` ("INSERT", "UPDATE OF level") where `when` is true."""
    sentence = says.replace("'", "''")
    return Trigger(
        name=f"{table}_refuses_{name}",
        table=table,
        sqlite=f"CREATE TRIGGER {table}_refuses_{name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
        postgresql=f"IF {when} THEN RAISE EXCEPTION '{sentence}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
        postgresql_event=f"BEFORE {event}",
    )


def _is_signed_off(assessment: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {ASSESSMENT} a "
        f"WHERE a.id = {assessment} AND a.signed_off_at IS NOT NULL)"
    )


def _assessment_of(judgement: str) -> str:
    return f"(SELECT j.assessment_id FROM {JUDGEMENT} j WHERE j.id = {judgement})"


def _differs(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"NEW.{name} IS NULL OR NEW.{name} <> OLD.{name}" for name in columns)


def _closed_parts(table: str, *, key: str, old: str, new: str) -> tuple[Trigger, ...]:
    """Refuse all that could alter the parts of a signed-off assessment.

    `key` leads to the owner; `old` and `new` are the SQL of the assessment's id.
    """
    return (
        *refuse_change(table, when=_is_signed_off(old), says=CLOSED),
        _refusal(table, "INSERT", name="addition", when=_is_signed_off(new), says=CLOSED),
        _refusal(table, f"UPDATE OF {key}", name="arrival", when=_is_signed_off(new), says=CLOSED),
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
    _refusal(
        ASSESSMENT,
        "UPDATE",
        name="another",
        when=_differs(FOR_GOOD),
        says="Council, release and voice of an assessment never change.",
    ),
    _refusal(
        ASSESSMENT,
        "UPDATE",
        name="reopening",
        when=f"OLD.signed_off_at IS NOT NULL AND ({_differs(ONCE_SIGNED)})",
        says=CLOSED,
    ),
    refuse_change(ASSESSMENT, when="OLD.signed_off_at IS NOT NULL", says=CLOSED)[1],
    refuse_replacement(ASSESSMENT, says=CLOSED),
    refuse_replacement(ASSESSMENT, "uid", says=CLOSED),
    *_closed_parts(
        JUDGEMENT, key="assessment_id", old="OLD.assessment_id", new="NEW.assessment_id"
    ),
    *(
        _refusal(
            JUDGEMENT, event, name=f"unknown_level_{number}", when=_UNKNOWN, says=_NO_SUCH_LEVEL
        )
        for number, event in enumerate(("INSERT", "UPDATE"))
    ),
    *_closed_parts(
        EVIDENCE,
        key="judgement_id",
        old=_assessment_of("OLD.judgement_id"),
        new=_assessment_of("NEW.judgement_id"),
    ),
    *refuse_change(
        "assessments_assessmentevent", says="What happened to an assessment is never rewritten."
    ),
    refuse_replacement(
        "assessments_assessmentevent", says="What happened to an assessment is never rewritten."
    ),
    *refuse_change(
        "assessments_carriedjudgement",
        when="OLD.how <> 'asked'",
        says="How a dimension came over is not rewritten.",
    ),
)
