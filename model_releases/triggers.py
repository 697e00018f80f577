"""What the database itself refuses about releases.

A release is sealed at the end of the transaction that makes it. From then on its row, and every row
of its elements, can be neither changed, deleted, replaced nor added to. Attribution and events may
be added later; what was added is never rewritten.
"""

from community.triggers import Trigger, refuse_change

FROZEN = "A frozen release never changes: a correction is a new release."
ELEMENTS = {
    "model_releases_releaselevel": "NEW.release_id",
    "model_releases_releasegroup": "NEW.release_id",
    "model_releases_releasedimension": "NEW.release_id",
    "model_releases_releasepassage": "NEW.release_id",
    "model_releases_lineagelink": "NEW.release_id",
    "model_releases_dimensionlevel": (
        "(SELECT release_id FROM model_releases_releasedimension"
        " WHERE id = NEW.release_dimension_id)"
    ),
}
# Rows of these are never rewritten, by the one key that says two are the same
PERMANENT = {
    "model_releases_dimension": "What identifies a dimension is never reused.",
    "model_releases_attribution": "Credits are issued anew, never rewritten.",
    "model_releases_releaseevent": "What happened to a release is never rewritten.",
    "model_releases_authorship": "Who wrote a text is never rewritten.",
    "model_releases_submission": "What was handed in is never rewritten.",
    "model_releases_approval": "What was approved is never rewritten.",
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


def _refuse_insert(table: str, *, name: str, when: str, says: str) -> Trigger:
    sentence = says.replace("'", "''")
    return Trigger(
        name=f"{table}_refuses_{name}",
        table=table,
        sqlite=f"CREATE TRIGGER {table}_refuses_{name} BEFORE INSERT ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
        postgresql=f"IF {when} THEN RAISE EXCEPTION '{sentence}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
        postgresql_event="BEFORE INSERT",
    )


def refuse_addition(table: str, release: str) -> Trigger:
    """Refuse a new row of `table` once its release, the SQL `release`, is sealed."""
    sealed = f"EXISTS (SELECT 1 FROM model_releases_release WHERE id = {release} AND is_sealed)"
    return _refuse_insert(table, name="addition", when=sealed, says=FROZEN)


def refuse_replacement(table: str, *keys: str, says: str) -> Trigger:
    """Refuse a row whose id, or whose `keys` together, are there already.

    SQLite's INSERT OR REPLACE deletes the old row without asking the DELETE trigger.
    """
    same = " AND ".join(f"{key} = NEW.{key}" for key in keys)
    found = f"id = NEW.id OR ({same})" if keys else "id = NEW.id"
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {found})"
    return _refuse_insert(table, name="_".join(["replacement", *keys]), when=taken, says=says)


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
            refuse_addition(table, release),
            refuse_replacement(table, says=FROZEN),
        )
    ),
    *(trigger for table, says in PERMANENT.items() for trigger in refuse_change(table, says=says)),
    *(
        refuse_replacement(table, *keys, says=PERMANENT[table])
        for table, keys in (
            ("model_releases_dimension", ("uid",)),
            ("model_releases_attribution", ()),
            ("model_releases_releaseevent", ()),
            ("model_releases_authorship", ()),
            ("model_releases_submission", ("task_state_id",)),
            ("model_releases_approval", ("task_state_id",)),
        )
    ),
    _refuse_insert("model_releases_approval", name="own_text", when=OWN_TEXT, says=OWN),
    _refuse_insert("model_releases_approval", name="other_text", when=OTHER_TEXT, says=OTHER),
)
