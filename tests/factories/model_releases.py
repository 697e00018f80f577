"""Releases for tests, made the way real ones come in: by importing a file."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from model_releases.canonical.document import document
from model_releases.canonical.plain import plain_attribution
from model_releases.models import Release
from model_releases.operations import check_release, import_own_release, import_release
from model_releases.operations.importing import Destination
from tests.factories.community import LONG_AGO, MemberFactory

OWN, FOREIGN = "A model of ours", "A model of others"
Texts = Mapping[tuple[str, int], str]


def plain_release(
    number: str = "1.0",
    dimensions: Iterable[str] = ("data",),
    levels: int | Iterable[int] = 3,
    *,
    name: str = OWN,
    texts: Texts | None = None,
) -> dict[str, Any]:
    """The smallest valid plain release: one group, these codes, levels 1 to `levels` (or these).

    `texts` replaces wordings, by code and level; "" leaves a level without one.
    """
    numbers = range(1, levels + 1) if isinstance(levels, int) else tuple(levels)
    return {
        "name": name,
        "version": number,
        "licence": "CC BY 4.0",
        "attribution": "Those who wrote it",
        "source_url": "https://example.org/model",
        "groups": [
            {
                "name": "Everything",
                "dimensions": [_dimension(code, numbers, texts or {}) for code in dimensions],
            }
        ],
    }


def _dimension(code: str, numbers: Iterable[int], texts: Texts) -> dict[str, Any]:
    name = code.replace("-", " ").capitalize()
    return {
        "key": code,
        "name": name,
        "description": f"What {name} is about.",
        "levels": [
            {
                "number": number,
                "name": f"Stage {number}",
                "descriptor": texts.get((code, number), f"{name} as it is at level {number}."),
            }
            for number in numbers
        ],
    }


def as_file(release: Any) -> bytes:
    """A plain release as the bytes of its file."""
    return json.dumps(release, ensure_ascii=False).encode()


def make_release(
    number: str = "1.0",
    dimensions: Iterable[str] = ("data",),
    levels: int | Iterable[int] = 3,
    *,
    own: bool = True,
    texts: Texts | None = None,
    guide: str = "",
) -> Release:
    """A frozen release of the site's own model, or of another one; a further number follows it."""
    name = OWN if own else FOREIGN
    plain = plain_release(number, dimensions, levels, name=name, texts=texts)
    return frozen_with_guide(plain, guide, own=own) if guide else frozen(plain, own=own)


def frozen(plain: dict[str, Any], *, own: bool = False, at: datetime = LONG_AGO) -> Release:
    """The frozen release that a plain one becomes."""
    operation = import_own_release if own else import_release
    release = operation(as_file(plain), by=MemberFactory(), at=at).release
    assert release is not None
    return release


def frozen_with_guide(plain: dict[str, Any], guide: str, *, own: bool = False) -> Release:
    """The same with a guide, which a plain file cannot hold: by its canonical document."""
    to = Destination(is_own=own)
    content = {**check_release(as_file(plain), destination=to).content, "guide": guide}
    raw = document(content, plain_attribution(plain))
    release = import_release(raw, by=MemberFactory(), at=LONG_AGO, destination=to).release
    assert release is not None
    return release
