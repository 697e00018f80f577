"""A dimension as its page shows it: columns of levels, and what stands beside them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from model_releases.models import DimensionLevel, LineageLink, Release, ReleaseDimension
from model_releases.signals import links_asked
from model_releases.views.pictures import Place

Links = Mapping[str, tuple[tuple[str, str], ...]]
"""Uid of a passage -> words and address of what has to do with it."""


def links_of(release: Release) -> Links:
    """What upper apps have to say about passages, such as proposals; sorted, to be a key."""
    found: dict[str, list[tuple[str, str]]] = {}
    answers: list[tuple[Any, Any]] = links_asked.send(Release, release=release)
    for _, answer in answers:
        for uid, links in answer.items():
            found.setdefault(str(uid), []).extend(links)
    return {uid: tuple(found[uid]) for uid in sorted(found)}


def columns_of_dimension(
    dimension: ReleaseDimension, counts: Mapping[Place, int], links: Links
) -> dict[str, Any]:
    """Levels that the dimension has, lowest first, with passages and actions; 2 queries.

    `highest` is the release's highest level, `missing` the levels which only others have.
    """
    numbers = list(dimension.release.levels.order_by("number").values_list("number", flat=True))
    changed = _changed_passages(dimension)
    levels = [
        {
            **_column(dimension, level, changed, links),
            **_actions(dimension, level.number, counts[dimension.dimension_id, level.number]),
        }
        for level in dimension.levels.all()
    ]
    has = {level["number"] for level in levels}
    return {
        "levels": levels,
        "highest": numbers[-1],
        "missing": [number for number in numbers if number not in has],
        "is_changed": bool(changed),
    }


def compare_url(release: Release) -> str:
    """The address of what the release changed; empty for the first. Needs its parent loaded."""
    if release.parent is None:
        return ""
    return release.model.address_of("compare", release.parent.number, release.number)


def neighbours_of(dimension: ReleaseDimension) -> dict[str, Any]:
    """The dimensions of the release, and this one in other releases; 2 queries."""
    release = dimension.release
    siblings = list(release.dimensions.in_order().only("code", "name", "position", "release"))
    for one in siblings:
        one.release = release
    at = [one.pk for one in siblings].index(dimension.pk)
    elsewhere = dimension.dimension.wordings.exclude(pk=dimension.pk).select_related(
        "release__model"
    )
    return {
        "before": siblings[at - 1] if at else None,
        "after": siblings[at + 1] if at + 1 < len(siblings) else None,
        "elsewhere": elsewhere.defer("release__content").order_by("-release__ordinal"),
    }


def _column(
    dimension: ReleaseDimension, level: DimensionLevel, changed: set[str], links: Links
) -> dict[str, Any]:
    return {
        "number": level.number,
        "name": level.name or f"Level {level.number}",
        "passages": [
            {
                "uid": one.uid,
                "facet": one.facet,
                "text": one.text,
                "tools": [
                    *_proposing(dimension, str(one.uid)),
                    *({"text": text, "url": url} for text, url in links.get(str(one.uid), ())),
                    *_tools(dimension, str(one.uid) in changed),
                ],
            }
            for one in level.passages.all()
        ],
    }


def _actions(dimension: ReleaseDimension, number: int, count: int) -> dict[str, str]:
    """The way to the actions which lead to a level, and how many there are."""
    model = dimension.release.model
    of_model = {} if model.is_own else {"model": model.slug}
    search = urlencode({**of_model, "dimension": dimension.code, "to": number})
    words = {0: "No action leads", 1: "1 action leads"}.get(count, f"{count} actions lead")
    return {
        "url": f"/actions/?{search}",
        "link": f"{words} to level {number}",
        "link_note": f" of {dimension.name}",
    }


def _proposing(dimension: ReleaseDimension, passage: str) -> list[dict[str, Any]]:
    """The way to propose a change of one passage; other models are changed elsewhere."""
    release = dimension.release
    if not release.model.is_own:
        return []
    aim = {"release": release.number, "element": dimension.dimension.uid, "passage": passage}
    return [
        {
            "text": "Propose a change",
            "note": " to this passage",
            "url": f"/proposals/new/?{urlencode(aim)}",
            "is_muted": True,
        }
    ]


def _tools(dimension: ReleaseDimension, is_changed: bool) -> list[dict[str, str]]:
    release = dimension.release
    if not is_changed:
        return []
    url = f"{compare_url(release)}#{dimension.dimension.uid}"
    return [{"text": f"Changed in {release.number}", "url": url}]


def _changed_passages(dimension: ReleaseDimension) -> set[str]:
    """Uids of this release's passages that differ from the release before."""
    links = dimension.release.lineage.filter(
        element=LineageLink.Element.PASSAGE, to_uid__isnull=False
    )
    touched = links.exclude(what=LineageLink.What.SAME).filter(
        to_uid__in=dimension.levels.values("passages__uid")
    )
    return {str(uid) for uid in touched.values_list("to_uid", flat=True)}
