"""What the database itself refuses about releases.

A release is sealed at the end of the transaction that makes it. From then on its row, and every row
of its elements, can be neither changed, deleted, replaced nor added to. Attribution and events may
be added later; what was added is never rewritten.
"""

from community.triggers import (
    Trigger,
    append_only,
    refuse_change,
    refuse_replacement,
    refuse_when,
)

FROZEN = "A frozen release never changes: a correction is a new release."
ELEMENTS = {
    "model_releases_releaselevel": "NEW.release_id",
    "model_releases_releasegroup": "NEW.release_id",
    "model_releases_releaseguide": "NEW.release_id",
    "model_releases_releasedimension": "NEW.release_id",
    "model_releases_releasepassage": "NEW.release_id",
    "model_releases_lineagelink": "NEW.release_id",
    "model_releases_dimensionlevel": (
        "(SELECT release_id FROM model_releases_releasedimension"
        " WHERE id = NEW.release_dimension_id)"
    ),
}
APPROVAL = "model_releases_approval"
# Rows of these are never rewritten: the key, besides id, that says two are the same, and why
PERMANENT: dict[str, tuple[tuple[str, ...], str]] = {
    "model_releases_dimension": (("uid",), "What identifies a dimension is never reused."),
    "model_releases_attribution": ((), "Credits are issued anew, never rewritten."),
    "model_releases_releaseevent": ((), "What happened to a release is never rewritten."),
    "model_releases_authorship": ((), "Who wrote a text is never rewritten."),
    "model_releases_submission": (("task_state_id",), "What was handed in is never rewritten."),
    APPROVAL: (("task_state_id",), "What was approved is never rewritten."),
}
OWN = "Nobody approves a text of which they wrote a part."
OWN_TEXT = (
    "EXISTS (SELECT 1 FROM model_releases_authorship AS text WHERE text.page_id = NEW.page_id"
    " AND text.how = 'written' AND text.id <= NEW.authorship_id"
    " AND (text.author_id IS NULL OR text.author_id = NEW.approver_id)"
    " AND text.id > COALESCE((SELECT MAX(authorship_id) FROM model_releases_approval"
    " WHERE page_id = NEW.page_id), 0))"
)
OTHER = "A text is approved exactly as it was handed in."
OTHER_TEXT = (
    "NOT EXISTS (SELECT 1 FROM model_releases_submission WHERE task_state_id = NEW.task_state_id"
    " AND page_id = NEW.page_id AND digest = NEW.digest)"
)


def _refuse_addition(table: str, release: str) -> Trigger:
    """Refuse a new row of `table` once its release, the SQL `release`, is sealed."""
    sealed = f"EXISTS (SELECT 1 FROM model_releases_release WHERE id = {release} AND is_sealed)"
    return refuse_when(
        f"{table}_refuses_addition", table=table, event="INSERT", when=sealed, says=FROZEN
    )


def _refuse_approval(name: str, *, when: str, says: str) -> Trigger:
    return refuse_when(
        f"{APPROVAL}_refuses_{name}", table=APPROVAL, event="INSERT", when=when, says=says
    )


MODEL_RELEASES = (
    *refuse_change("model_releases_release", when="OLD.is_sealed", says=FROZEN),
    refuse_replacement("model_releases_release", "uid", says=FROZEN),
    refuse_replacement("model_releases_release", "model_id", "number", says=FROZEN),
    refuse_replacement("model_releases_release", "model_id", "ordinal", says=FROZEN),
    *(
        trigger
        for table, release in ELEMENTS.items()
        for trigger in (
            *refuse_change(table, says=FROZEN),
            _refuse_addition(table, release),
            refuse_replacement(table, says=FROZEN),
        )
    ),
    *(
        trigger
        for table, (keys, says) in PERMANENT.items()
        for trigger in append_only(table, *keys, says=says)
    ),
    _refuse_approval("own_text", when=OWN_TEXT, says=OWN),
    _refuse_approval("other_text", when=OTHER_TEXT, says=OTHER),
)
