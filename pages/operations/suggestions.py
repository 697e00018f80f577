"""Edits that members of the demonstration suggest, and that nobody has answered yet."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from library.models import Action, Edition, Suggestion
from library.operations.drafts import draft_of_edition
from library.operations.editing import Edit
from library.operations.suggesting import suggest_edit
from pages.demonstration import SuggestionEntry
from pages.operations.people import person
from pages.operations.timing import moment


def add_suggestions(entries: Iterable[SuggestionEntry], *, since: datetime) -> None:
    """Add those that are not there yet; who suggests has been a member `since` then."""
    for entry in entries:
        if Suggestion.objects.filter(uid=entry.uid).exists():
            continue
        action = Action.objects.for_reading().get(key=entry.action)
        edit = _edit(entry, cast(Edition, action.current_edition))
        by, at = person(entry.by, since=since), moment(entry.suggested_on)
        suggest_edit(action, edit, uid=entry.uid, by=by, at=at)


def _edit(entry: SuggestionEntry, listed: Edition) -> Edit:
    """The listed text with one line of a list changed; fails when the line is not there."""
    draft = draft_of_edition(listed)
    lines = list(getattr(draft, entry.part))
    lines[lines.index(entry.old)] = entry.new
    changed: dict[str, Any] = {entry.part: lines}
    return Edit(replace(draft, **changed), entry.kind, entry.note, listed)
