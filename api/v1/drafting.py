"""What a program sent as an action, as the draft that the form would have made of it."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from api.v1.errors import ProblemError
from api.v1.shapes.actions import NewAction
from library.models import Tag
from library.operations.checking import draft_of, faults_of, known_model
from library.operations.drafts import ActionDraft
from library.operations.files.rows import Row
from model_releases.models import Model

WHOLE = "Write a description, or the whole text as body_markdown."
LICENCE = "CC-BY-4.0"
KEY = "sent"  # stands where a file has its own key: what members send has none


def draft_of_sent(sent: NewAction, model: Model) -> ActionDraft:
    """The draft. Raises ProblemError with what is wrong with each part, all of it at once."""
    values: dict[str, Any] = sent.model_dump()
    row = Row(1, _as_sent_by_a_form(values) | {"key": KEY, "licence": LICENCE})
    faults: dict[str, list[str]] = defaultdict(list)
    for fault in faults_of(row, known_model(model)):
        faults[fault.place].append(fault.sentence)
    if not (sent.description.strip() or sent.body_markdown.strip()):
        faults["description"].append(WHOLE)
    names = _known_tags(sent.tags, faults)
    if faults:
        raise ProblemError(422, fields=faults)
    return replace(draft_of(row, known_model(model)), key="", tags=names)


def _known_tags(asked: list[str], faults: dict[str, list[str]]) -> tuple[str, ...]:
    known = {name.lower(): name for name in Tag.objects.values_list("name", flat=True)}
    unknown = [name for name in asked if name.lower() not in known]
    if unknown:
        listed = "”, “".join(name[:40] for name in unknown)
        faults["tags"].append(f"There is no tag “{listed}”. The address /api/v1/tags lists them.")
    return tuple(dict.fromkeys(known[name.lower()] for name in asked if name.lower() in known))


def _as_sent_by_a_form(value: Any) -> Any:
    """Lines end as on every page, whatever was sent."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, list):
        return [_as_sent_by_a_form(one) for one in value]
    if isinstance(value, dict):
        return {key: _as_sent_by_a_form(one) for key, one in value.items()}
    return value
