"""The plain format of a release (docs/reference/release-format.md): how other models come in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from model_releases.canonical import parts, uids
from model_releases.canonical.content import content_sha256
from model_releases.canonical.faults import Fault, refuse_if_any
from model_releases.canonical.json_text import read_json
from model_releases.canonical.lineage import told_from_text
from model_releases.canonical.shapes import Items, OrNull, Record
from model_releases.comparison.elements import Content, Element, elements_of
from model_releases.comparison.matching import pairs_by_code

LEVEL = Record(
    {"number": parts.LEVEL, "name": parts.LEVEL_NAME}, {"descriptor": OrNull(parts.PROSE)}
)
DIMENSION = Record(
    {"key": parts.CODE, "name": parts.DIMENSION_NAME, "levels": Items(LEVEL, least=1)},
    {"description": OrNull(parts.PROSE)},
)
GROUP = Record({"name": parts.GROUP_NAME, "dimensions": Items(DIMENSION)})
RELEASE = Record(
    {
        "name": parts.MODEL_NAME,
        "version": parts.NUMBER,
        "licence": parts.LICENCE,
        "attribution": parts.PROSE,
        "source_url": parts.SOURCE,
        "groups": Items(GROUP, least=1),
    }
)
Plain = dict[str, Any]


@dataclass(frozen=True)
class Origin:
    """What a plain file cannot say: which model it belongs to, and what that model said before."""

    model_uid: str
    is_illustrative: bool = False
    parent: Content | None = None


def read_plain(raw: bytes) -> Plain:
    """A plain file's value, checked. Raises FaultyFileError with every fault in it."""
    return checked_plain(*read_json(raw))


def checked_plain(value: Any, hidden: Iterable[Fault]) -> Plain:
    """The same, of a file that `read_json` has already read."""
    refuse_if_any(dict.fromkeys([*hidden, *plain_faults(value)]))
    return value  # type: ignore[no-any-return]  # a Record without faults is a dict


def plain_faults(value: Any) -> Iterator[Fault]:
    """Everything wrong with a plain release that has been read as JSON."""
    yield from RELEASE.faults(value, "")
    keys: dict[str, str] = {}
    dimensions = list(_dimensions(value))
    if not dimensions and isinstance(value, dict) and value.get("groups"):
        yield Fault("groups", "have no dimension at all.")
    for place, dimension in dimensions:
        key = dimension.get("key")
        if isinstance(key, str) and keys.setdefault(key, place) != place:
            yield Fault(f"{place}.key", f"“{key}” stands also at {keys[key]}. A key is used once.")
        yield from _levels_twice(dimension.get("levels"), place)


def _levels_twice(levels: Any, place: str) -> Iterator[Fault]:
    seen: dict[int, int] = {}
    for index, level in enumerate(levels if isinstance(levels, list) else ()):
        number = level.get("number") if isinstance(level, dict) else None
        if type(number) is int and seen.setdefault(number, index) != index:
            first = f"{place}.levels[{seen[number]}]"
            yield Fault(
                f"{place}.levels[{index}].number",
                f"level {number} stands also at {first}. A dimension has a level once.",
            )


def _dimensions(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whatever looks like a dimension, with its place; faulty files included."""
    groups = value.get("groups") if isinstance(value, dict) else None
    for at, group in enumerate(groups if isinstance(groups, list) else ()):
        found = group.get("dimensions") if isinstance(group, dict) else None
        for index, dimension in enumerate(found if isinstance(found, list) else ()):
            if isinstance(dimension, dict):
                yield f"groups[{at}].dimensions[{index}]", dimension


def plain_to_content(plain: Plain, *, origin: Origin) -> Content:
    """A checked plain release as the `content` of the canonical document.

    A dimension keeps the uid of the parent's dimension it lives on from, matched by key or, when
    only re-keyed, by name; a new one gets a uid from its key, a passage one from its level.
    """
    content: Content = {
        "model": {
            "uid": origin.model_uid,
            "name": plain["name"],
            "identities": "derived",
            "is_illustrative": origin.is_illustrative,
        },
        "number": plain["version"],
        "previous_content_sha256": content_sha256(origin.parent) if origin.parent else None,
        "licence": plain["licence"],
        "notes": "",
        "levels": _release_levels(plain),
        "groups": [
            {"name": group["name"], "dimensions": [_dimension(one) for one in group["dimensions"]]}
            for group in plain["groups"]
        ],
        "lineage": [],
        "rule": None,
    }
    _identify(content, origin)
    content["lineage"] = told_from_text(content, origin.parent) if origin.parent else []
    return content


def plain_attribution(plain: Plain) -> dict[str, Any]:
    """The `attribution` of the canonical document."""
    return {"statement": plain["attribution"], "source_url": plain["source_url"]}


def _release_levels(plain: Plain) -> list[dict[str, Any]]:
    """Every number in use, under the name that most dimensions give it (the first, on a tie)."""
    names: dict[int, Counter[str]] = {}
    for _, dimension in _dimensions(plain):
        for level in dimension["levels"]:
            names.setdefault(level["number"], Counter())[level["name"]] += 1
    return [
        {"number": number, "name": names[number].most_common(1)[0][0], "description": ""}
        for number in sorted(names)
    ]


def _dimension(plain: dict[str, Any]) -> dict[str, Any]:
    levels = sorted(plain["levels"], key=lambda level: int(level["number"]))
    return {
        "uid": "",
        "code": plain["key"],
        "name": plain["name"],
        "description": plain.get("description") or "",
        "levels": [
            {"number": one["number"], "name": one["name"], "passages": _passages(one)}
            for one in levels
        ],
    }


def _passages(level: dict[str, Any]) -> list[dict[str, Any]]:
    text = level.get("descriptor")
    return [{"uid": "", "facet": "", "text": text}] if text and text.strip() else []


def _identify(content: Content, origin: Origin) -> None:
    """Give every dimension and passage its uid."""
    before = elements_of(origin.parent) if origin.parent else ()
    now = elements_of(content)
    kept = {new.code: old.uid for old, new in pairs_by_code(before, now)}
    # Never reuse: a key may come back for another dimension while the first lives on renamed.
    taken = {element.uid for element in before}
    for element in now:
        dimension = element.row
        dimension["uid"] = kept.get(element.code) or _fresh_uid(element, content, taken)
        for level in dimension["levels"]:
            for passage in level["passages"]:
                passage["uid"] = uids.passage_uid(dimension["uid"], level["number"])


def _fresh_uid(element: Element, content: Content, taken: set[str]) -> str:
    model = content["model"]["uid"]
    uid = uids.dimension_uid(model, element.code)
    return (
        uids.dimension_uid(model, f"{element.code}\n{content['number']}") if uid in taken else uid
    )
