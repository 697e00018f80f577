"""The `content` of the canonical document: its shape, its hash, and what must hold inside it."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import rfc8785

from model_releases.canonical import parts
from model_releases.canonical.faults import Fault
from model_releases.canonical.rule import RULE, rule_faults
from model_releases.canonical.shapes import (
    SHA256,
    UID,
    Items,
    OrNull,
    Record,
    Text,
    YesOrNo,
    one_of,
)
from model_releases.comparison.elements import Content, elements_of, guide_of

PASSAGE = Record({"uid": UID, "facet": Text(longest=400, may_be_empty=True), "text": Text()})
DIMENSION = Record(
    {
        "uid": UID,
        "code": parts.CODE,
        "name": parts.DIMENSION_NAME,
        "description": parts.PROSE,
        "levels": Items(
            Record({"number": parts.LEVEL, "name": parts.LEVEL_NAME, "passages": Items(PASSAGE)}),
            least=1,
        ),
    }
)
LINK = Record(
    {
        "element": one_of("dimension", "passage"),
        "what": one_of("same", "reworded", "renamed", "moved", "split", "merged", "new", "retired"),
        "extent": Text(
            may_be_empty=True,
            test=frozenset({"editorial", "clarified", "substantive"}).__contains__,
            says="must be one of: editorial, clarified, substantive, or empty.",
        ),
        "from": OrNull(UID),
        "to": OrNull(UID),
        "note": parts.PROSE,
    }
)
CONTENT = Record(
    {
        "model": Record(
            {
                "uid": UID,
                "name": parts.MODEL_NAME,
                "identities": one_of("given", "derived"),
                "is_illustrative": YesOrNo(),
            }
        ),
        "number": parts.NUMBER,
        "previous_content_sha256": OrNull(SHA256),
        "licence": parts.LICENCE,
        "notes": parts.PROSE,
        "levels": Items(
            Record({"number": parts.LEVEL, "name": parts.LEVEL_NAME, "description": parts.PROSE}),
            least=1,
        ),
        "groups": Items(
            Record({"name": parts.GROUP_NAME, "dimensions": Items(DIMENSION)}), least=1
        ),
        "lineage": Items(LINK),
        "rule": OrNull(RULE),
    },
    # Left out where there is none: so what was hashed before guides came keeps its hash
    {"guide": parts.PROSE},
)
# What belongs to the moment and not to the text: a release may say the same under a new number
BESIDE_THE_TEXT = frozenset({"number", "previous_content_sha256", "lineage", "notes"})


def canonical_bytes(value: Any) -> bytes:
    """The RFC 8785 form: the one way to write a value, so that equal values have equal bytes."""
    return rfc8785.dumps(value)


def content_sha256(part: Mapping[str, Any]) -> str:
    """The hash, 64 hex digits, of the RFC 8785 form of a part of the document."""
    return sha256(canonical_bytes(part)).hexdigest()


def have_equal_text(one: Content, other: Content) -> bool:
    """Whether two releases say the same, whatever their numbers, notes and lineage."""
    told = (key for key in CONTENT.required if key not in BESIDE_THE_TEXT)
    return guide_of(one) == guide_of(other) and all(one[key] == other[key] for key in told)


def content_faults(content: Any) -> list[Fault]:
    """Everything wrong with a content; what holds between its parts is asked of whole ones."""
    faults = list(CONTENT.faults(content, "content"))
    if faults:
        return faults
    return [
        *_twice(content),
        *_level_faults(content),
        *_link_faults(content),
        *rule_faults(content["rule"], "content.rule"),
    ]


def _twice(content: Content) -> Iterator[Fault]:
    """Codes and uids that stand for two things."""
    seen: dict[tuple[str, str], str] = {}
    for group_at, group in enumerate(content["groups"]):
        for at, dimension in enumerate(group["dimensions"]):
            place = f"content.groups[{group_at}].dimensions[{at}]"
            for key in ("uid", "code"):
                yield from _seen_before(seen, (key, dimension[key]), f"{place}.{key}")
            for level_at, level in enumerate(dimension["levels"]):
                for passage_at, passage in enumerate(level["passages"]):
                    inside = f"{place}.levels[{level_at}].passages[{passage_at}].uid"
                    yield from _seen_before(seen, ("passage", passage["uid"]), inside)


def _seen_before(
    seen: dict[tuple[str, str], str], what: tuple[str, str], place: str
) -> Iterator[Fault]:
    if what in seen:
        yield Fault(place, f"{what[1]} stands also at {seen[what]}. It names one thing.")
    seen.setdefault(what, place)


def _level_faults(content: Content) -> Iterator[Fault]:
    known = [level["number"] for level in content["levels"]]
    if known != sorted(set(known)):
        yield Fault("content.levels", "must ascend, each number once.")
    elements = elements_of(content)
    if not elements:
        yield Fault("content.groups", "have no dimension at all.")
    for element in elements:
        numbers = [level["number"] for level in element.row["levels"]]
        if numbers != sorted(set(numbers)):
            yield Fault("content.groups", f"levels of {element.code} must ascend, each once.")
        for number in sorted(set(numbers) - set(known)):
            yield Fault("content.levels", f"lack level {number}, which {element.code} has.")


def _link_faults(content: Content) -> Iterator[Fault]:
    elements = elements_of(content)
    here = {
        "dimension": {one.uid for one in elements},
        "passage": {
            passage.uid
            for one in elements
            for passages in one.passages.values()
            for passage in passages
        },
    }
    for index, one in enumerate(content["lineage"]):
        place = f"content.lineage[{index}]"
        if (one["what"] == "reworded") != bool(one["extent"]):
            yield Fault(place, "says how far (extent) when reworded, and only then.")
        if (one["from"] is None, one["to"] is None) != (
            one["what"] == "new",
            one["what"] == "retired",
        ):
            yield Fault(place, "has no `from` when new, no `to` when retired, else both.")
        if one["to"] and one["to"] not in here[one["element"]]:
            yield Fault(f"{place}.to", f"{one['to']} is no {one['element']} of this release.")
