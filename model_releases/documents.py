"""Stored rows as documents: the canonical bytes of a release, and its content told by its rows."""

import json
from typing import Any

from model_releases.canonical.document import FORMAT
from model_releases.models import Attribution, LineageLink, Release, ReleaseDimension, ReleaseGuide


def attribution_in_force(release: Release) -> Attribution:
    """The newest credits of a release; one query."""
    return release.attributions.order_by("-pk")[0]


def document_of(release: Release, attribution: Attribution) -> bytes:
    """The canonical document, byte for byte as imported or frozen: stored parts, put together."""
    # RFC 8785 sorts keys, and each part is kept in its RFC 8785 form already.
    parts = (
        '{"attribution":',
        attribution.content,
        f',"attribution_sha256":"{attribution.content_sha256}","content":',
        release.content,
        f',"content_sha256":"{release.content_sha256}","format":"{FORMAT}","signature":',
        attribution.signature or "null",
        "}",
    )
    return "".join(parts).encode()


def source_of(attribution: Attribution) -> dict[str, str]:
    """Statement and source address of the credits."""
    read: dict[str, str] = json.loads(attribution.content)
    return read


def told_by_rows(release: Release) -> dict[str, Any]:
    """What the rows say of the parts of the content which they hold; 7 queries."""
    guide = ReleaseGuide.objects.filter(release=release)  # one at most
    dimensions: dict[int, list[dict[str, Any]]] = {}
    for row in release.dimensions.in_order().with_words():
        dimensions.setdefault(row.group_id, []).append(_dimension(row))
    return {
        "number": release.number,
        "licence": release.licence,
        "notes": release.notes,
        "levels": list(release.levels.order_by("number").values("number", "name", "description")),
        "groups": [
            {"name": group.name, "dimensions": dimensions.get(group.pk, [])}
            for group in release.groups.order_by("position")
        ],
        "lineage": [_link(row) for row in release.lineage.order_by("pk")],
        "guide": "".join(guide.values_list("text", flat=True)),
    }


def _dimension(row: ReleaseDimension) -> dict[str, Any]:
    return {
        "uid": str(row.dimension.uid),
        "code": row.code,
        "name": row.name,
        "description": row.description,
        "levels": [
            {
                "number": level.number,
                "name": level.name,
                "passages": [
                    {"uid": str(one.uid), "facet": one.facet, "text": one.text}
                    for one in level.passages.all()
                ],
            }
            for level in row.levels.all()
        ],
    }


def _link(row: LineageLink) -> dict[str, Any]:
    return {
        "element": row.element,
        "what": row.what,
        "extent": row.extent,
        "from": str(row.from_uid) if row.from_uid else None,
        "to": str(row.to_uid) if row.to_uid else None,
        "note": row.note,
    }
