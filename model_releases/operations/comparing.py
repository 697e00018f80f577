"""Comparing releases that are here, or contents from anywhere."""

import json
from functools import lru_cache

from model_releases.canonical.content import content_sha256
from model_releases.comparison.changes import Comparison
from model_releases.comparison.comparing import compare
from model_releases.comparison.elements import Content
from model_releases.comparison.passages import Link
from model_releases.models import LineageLink, Release

# Comparisons kept in each process: frozen texts do not change, and one costs some 20 ms.
KEPT = 32


def compare_releases(old: Release, new: Release) -> Comparison:
    """What changed between two releases of one model, in either direction.

    Lineage is told forwards only: compared backwards, a split is words gone and words new.
    3 queries the first time, none after that.
    """
    return _kept((old.pk, new.pk), (old.content_sha256, new.content_sha256))


@lru_cache(maxsize=KEPT)
def _kept(keys: tuple[int, int], _hashes: tuple[str, str]) -> Comparison:
    """By key, and by hash: the hash of a content covers, by its chain, all that went before."""
    old, new = (Release.objects.get(pk=key) for key in keys)
    links = _lineage_between(old, new) if old.ordinal < new.ordinal else []
    return compare(json.loads(old.content), json.loads(new.content), lineage=links)


def compare_contents(old: Content, new: Content) -> Comparison:
    """What changed between two contents; with lineage when `new` follows `old` at once."""
    follows = new["previous_content_sha256"] == content_sha256(old)
    return compare(old, new, lineage=new["lineage"] if follows else ())


def _lineage_between(old: Release, new: Release) -> list[Link]:
    """Rows of every release after `old` up to `new`, oldest first; "same" is left out."""
    rows = (
        LineageLink.objects.filter(release__model=old.model_id)
        .filter(release__ordinal__gt=old.ordinal, release__ordinal__lte=new.ordinal)
        .exclude(what=LineageLink.What.SAME)
        .order_by("release__ordinal", "pk")
        .values_list("element", "what", "extent", "from_uid", "to_uid", "note")
    )
    return [
        {
            "element": element,
            "what": what,
            "extent": extent,
            "from": str(before) if before else None,
            "to": str(now) if now else None,
            "note": note,
        }
        for element, what, extent, before, now, note in rows
    ]
