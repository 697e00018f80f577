"""Frozen rows as pages that are not saved yet: every uid kept, every word as it stands there."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from model_releases.comparison.elements import guide_of
from model_releases.documents import attribution_in_force, source_of
from model_releases.models import DimensionPage, Release, ReleaseDimension, ReleasePage
from model_releases.models.working_copy import LONGEST_TITLE
from model_releases.operations.candidates import content_of


def release_page_of(base: Release, *, number: str) -> ReleasePage:
    """The release page of the next release: all but its number is as in `base`."""
    credit = source_of(attribution_in_force(base))
    content = content_of(base)
    levels = base.levels.order_by("number").values("number", "name", "description")
    return ReleasePage(
        title=f"{base.model} {number}"[:LONGEST_TITLE],
        model=base.model,
        base=base,
        number=number,
        licence=base.licence,
        attribution=credit["statement"],
        source_url=credit["source_url"],
        groups=_stream("group", f"{base.uid} group", _groups(base)),
        levels=_stream("level", f"{base.model.uid}", levels),
        rule=content["rule"],
        guide=guide_of(content),
        lineage=[],
    )


def dimension_pages_of(base: Release) -> list[DimensionPage]:
    """A page for each dimension, in order; three queries."""
    return [_dimension_page(row) for row in base.dimensions.in_order().with_words()]


def _groups(base: Release) -> list[dict[str, Any]]:
    codes: dict[int, list[str]] = {}
    for row in base.dimensions.in_order():
        codes.setdefault(row.group_id, []).append(row.code)
    return [
        {"name": group.name, "dimensions": "\n".join(codes.get(group.pk, []))}
        for group in base.groups.order_by("position")
    ]


def _dimension_page(row: ReleaseDimension) -> DimensionPage:
    levels = [
        {
            "number": level.number,
            "name": level.name,
            "passages": [
                {
                    "type": "passage",
                    "value": {"facet": one.facet, "text": one.text, "extent": ""},
                    "id": str(one.uid),
                }
                for one in level.passages.all()
            ],
        }
        for level in row.levels.all()
    ]
    return DimensionPage(
        title=row.name[:LONGEST_TITLE],
        uid=row.dimension.uid,
        code=row.code,
        name=row.name,
        description=row.description,
        levels=_stream("level", str(row.dimension.uid), levels),
        became=[],
    )


def _stream(kind: str, within: str, values: Iterable[Mapping[str, Any]]) -> Any:
    """Blocks whose ids are the same whenever they are built of the same rows."""
    return [
        {
            "type": kind,
            "value": dict(value),
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{within} {at}")),
        }
        for at, value in enumerate(values)
    ]
