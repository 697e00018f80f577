"""What a working copy would be as a release: the `content` of its canonical document."""

from typing import Any

from model_releases.comparison.elements import Content, guide_of
from model_releases.models import Model
from model_releases.operations.snapshot import PageText, Snapshot


def content_of_copy(snapshot: Snapshot) -> Content:
    """The content, without lineage. Dimensions that no group lists are left out."""
    text = snapshot.release.text
    guide = guide_of(text)  # as of a content: a draft may be older than the field
    return {
        "model": _model(snapshot.parent.model),
        "number": text["number"],
        "previous_content_sha256": snapshot.parent.content_sha256,
        "licence": text["licence"],
        "notes": text["notes"],
        "levels": [
            {key: one["value"][key] for key in ("number", "name", "description")}
            for one in text["levels"]
        ],
        "groups": _groups(snapshot),
        "lineage": [],
        "rule": text["rule"],
        **({"guide": guide} if guide else {}),
    }


def codes_in(group: dict[str, Any]) -> list[str]:
    """The codes that a group block lists, in order."""
    return [line.strip() for line in group["value"]["dimensions"].splitlines() if line.strip()]


def _model(model: Model) -> dict[str, Any]:
    return {
        "uid": str(model.uid),
        "name": model.name,
        # Whatever the first import knew: from here on its editors keep the uids.
        "identities": "given",
        "is_illustrative": model.is_illustrative,
    }


def _groups(snapshot: Snapshot) -> list[dict[str, Any]]:
    pages = {one.text["code"]: one for one in snapshot.dimensions}
    return [
        {
            "name": group["value"]["name"],
            "dimensions": [_dimension(pages[code]) for code in codes_in(group) if code in pages],
        }
        for group in snapshot.release.text["groups"]
    ]


def _dimension(page: PageText) -> dict[str, Any]:
    return {
        **{key: page.text[key] for key in ("uid", "code", "name", "description")},
        "levels": [
            {
                "number": level["number"],
                "name": level["name"],
                "passages": [_passage(one) for one in level["passages"]],
            }
            for level in page.levels
        ],
    }


def _passage(block: dict[str, Any]) -> dict[str, str]:
    return {
        "uid": block["id"],
        "facet": block["value"]["facet"],
        "text": block["value"]["text"],
    }
