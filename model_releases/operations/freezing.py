"""Freezing: the working copy becomes a release, whole and for good, or nothing happens."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from django.db import IntegrityError, transaction

from community.models import Member
from model_releases.canonical.document import document, read_document
from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.signing import SigningKeyError
from model_releases.models import Model, Release, ReleasePage, WorkingCopy
from model_releases.operations.candidates import Candidate
from model_releases.operations.gate import Draft, GateError, GateFault, draft_of
from model_releases.operations.numbering import last_release
from model_releases.operations.storing import store_release
from model_releases.signals import ReleaseNote, answers, credits_asked, release_frozen


def freeze_release(
    page: ReleasePage, *, by: Member, at: datetime, signing_key: str = ""
) -> Release:
    """Make the release that the working copy is, and close it, in one transaction.

    The gate is asked anew, whatever was shown before. Raises GateError with every reason why not,
    or with one sentence when somebody else has just frozen it or set it aside.
    """
    try:
        with transaction.atomic():
            # One at a time: who comes second finds it closed.
            Model.objects.select_for_update().get(pk=page.model_id)
            working = _open_copy(page)
            draft = draft_of(page)
            if draft.faults:
                raise GateError(draft.faults)
            candidate = _candidate(working.model, _with_notes(draft, page), signing_key)
            release = store_release(candidate, origin=Release.Origin.FROZEN, by=by, at=at)
            working.closed_at, working.closed_by, working.frozen_as = at, by, release
            working.save(update_fields=["closed_at", "closed_by", "frozen_as"])
            release_frozen.send(Release, release=release)
    except IntegrityError as error:
        raise GateError(
            [GateFault("Somebody else froze a release at the same moment. Look again.", "")]
        ) from error
    return release


def _open_copy(page: ReleasePage) -> WorkingCopy:
    working = WorkingCopy.objects.for_lists().get(page=page)
    if working.frozen_as:
        raise GateError([GateFault(f"It has been frozen already, as {working.frozen_as}.", "")])
    if not working.is_open:
        raise GateError([GateFault("It was set aside. Open a new working copy.", "")])
    return working


def _with_notes(draft: Draft, page: ReleasePage) -> Draft:
    """With a line for each decision that went in; names go into the credits alone."""
    told = answers(credits_asked, model=page.model, page=page)
    notes = list(cast("Iterable[ReleaseNote]", told))
    lines = [f"- {one.title} (proposal {one.number}, {one.address})" for one in notes]
    names = dict.fromkeys(one.credit for one in notes if one.credit)
    thanks = f"With thanks to {', '.join(names)}." if names else ""
    content = {**draft.content, "notes": _joined(draft.content["notes"], "\n".join(lines))}
    statement = _joined(draft.attribution["statement"], thanks)
    return Draft(content, {**draft.attribution, "statement": statement}, draft.faults)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _candidate(model: Model, draft: Draft, signing_key: str) -> Candidate:
    try:
        raw = document(draft.content, draft.attribution, signing_key=signing_key)
        return Candidate(
            document=read_document(raw),
            model=model,
            parent=last_release(model),
            existing=None,
            is_own=model.is_own,
        )
    except FaultyFileError as error:
        raise GateError(GateFault(str(one), "") for one in error.faults) from error
    except SigningKeyError as error:
        raise GateError([GateFault(str(error), "")]) from error
