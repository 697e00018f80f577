"""Releases that follow one another, with what became of each element said by their authors."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from model_releases.canonical.content import content_sha256
from model_releases.canonical.document import document
from model_releases.canonical.lineage import link, told_from_text
from model_releases.models import Release
from model_releases.operations import import_own_release
from tests.factories.community import LONG_AGO, MemberFactory

Content = dict[str, Any]
Change = Callable[[Content], None]


def next_release(
    parent: Release, number: str, change: Change, *, said: Iterable[dict[str, Any]] = ()
) -> Release:
    """The release that `change` makes of `parent`; what `said` does not name is told from texts."""
    before: Content = json.loads(parent.content)
    content: Content = json.loads(parent.content)
    change(content)
    given = list(said)
    named = {(one["element"], end) for one in given for end in (one["from"], one["to"]) if end}
    rest = [
        one
        for one in told_from_text(content, before)
        if not {(one["element"], one["from"]), (one["element"], one["to"])} & named
    ]
    content |= {
        "number": number,
        "previous_content_sha256": content_sha256(before),
        "lineage": [*given, *rest],
    }
    raw = document(content, {"statement": "", "source_url": ""})
    release = import_own_release(raw, by=MemberFactory(), at=LONG_AGO).release
    assert release is not None
    return release


def dimension_in(content: Content, code: str) -> dict[str, Any]:
    """The record of a dimension."""
    records = (one for group in content["groups"] for one in group["dimensions"])
    found: dict[str, Any] = next(one for one in records if one["code"] == code)
    return found


def passage_in(content: Content, code: str, level: int) -> dict[str, Any]:
    """The record of the first passage at a level of a dimension."""
    levels = dimension_in(content, code)["levels"]
    found: dict[str, Any] = next(one for one in levels if one["number"] == level)["passages"][0]
    return found


def reworded(code: str, level: int, text: str) -> Change:
    """Another text at one level of a dimension."""

    def change(content: Content) -> None:
        passage_in(content, code, level)["text"] = text

    return change


def reworded_as(release: Release, code: str, level: int, extent: str) -> dict[str, Any]:
    """What the authors say of a rewording: editorial, clarified or substantive."""
    uid = passage_in(json.loads(release.content), code, level)["uid"]
    return link("passage", "reworded", (uid, uid), extent)
