"""A candidate's rows: all of one release, written in order and sealed."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from community.models import Member
from model_releases.canonical.content import canonical_bytes
from model_releases.comparison.elements import Content, guide_of
from model_releases.models import (
    Attribution,
    Dimension,
    DimensionLevel,
    LineageLink,
    Model,
    Release,
    ReleaseDimension,
    ReleaseEvent,
    ReleaseGroup,
    ReleaseGuide,
    ReleaseLevel,
    ReleasePassage,
)
from model_releases.operations.candidates import Candidate

SLUG_LENGTH = 70  # of 80: room for "-2" on a clash


def store_release(
    candidate: Candidate,
    *,
    origin: Release.Origin = Release.Origin.IMPORTED,
    by: Member,
    at: datetime,
) -> Release:
    """Write the release and its elements, and seal it. Inside the caller's transaction."""
    model = candidate.model or _new_model(candidate)
    if model.is_illustrative != candidate.content["model"]["is_illustrative"]:
        model.is_illustrative = not model.is_illustrative
        model.save(update_fields=["is_illustrative"])
    release = _unsealed(candidate, model, origin=origin)
    release.frozen_by, release.frozen_at = by, at
    release.save()
    _store_elements(release, candidate.content)
    _store_attribution(release, candidate, at=at)
    ReleaseEvent.objects.create(release=release, what=origin.value, by=by, at=at)
    release.is_sealed = True
    release.save(update_fields=["is_sealed"])
    return release


def _new_model(candidate: Candidate) -> Model:
    told = candidate.content["model"]
    return Model.objects.create(
        uid=uuid.UUID(told["uid"]),
        slug=_free_slug(told["name"]),
        name=told["name"],
        is_own=candidate.is_own,
        is_illustrative=told["is_illustrative"],
    )


def _free_slug(name: str) -> str:
    slug = slugify(name)[:SLUG_LENGTH].strip("-") or "model"
    taken = set(Model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    tries = (slug if count == 1 else f"{slug}-{count}" for count in range(1, len(taken) + 2))
    return next(one for one in tries if one not in taken)


def _unsealed(candidate: Candidate, model: Model, *, origin: Release.Origin) -> Release:
    content = candidate.content
    return Release(
        model=model,
        number=content["number"],
        ordinal=candidate.parent.ordinal + 1 if candidate.parent else 1,
        parent=candidate.parent,
        origin=origin,
        licence=content["licence"],
        notes=content["notes"],
        content=canonical_bytes(content).decode(),
        content_sha256=candidate.document.content_sha256,
    )


def _store_attribution(release: Release, candidate: Candidate, *, at: datetime) -> None:
    document = candidate.document
    Attribution.objects.create(
        release=release,
        issued_at=at,
        content=canonical_bytes(document.attribution).decode(),
        content_sha256=document.attribution_sha256,
        signature=canonical_bytes(document.signature).decode() if document.signature else "",
    )


def _store_elements(release: Release, content: Content) -> None:
    ReleaseLevel.objects.bulk_create(
        ReleaseLevel(release=release, **level) for level in content["levels"]
    )
    groups = ReleaseGroup.objects.bulk_create(
        ReleaseGroup(release=release, name=group["name"], position=position)
        for position, group in enumerate(content["groups"])
    )
    told = [
        (group, dimension)
        for group, record in zip(groups, content["groups"], strict=True)
        for dimension in record["dimensions"]
    ]
    identities = _identities(release.model, [dimension["uid"] for _, dimension in told])
    dimensions = ReleaseDimension.objects.bulk_create(
        ReleaseDimension(
            release=release,
            dimension=identities[record["uid"]],
            group=group,
            code=record["code"],
            name=record["name"],
            description=record["description"],
            position=position,
        )
        for position, (group, record) in enumerate(told)
    )
    _store_words(release, dimensions, [record for _, record in told])
    LineageLink.objects.bulk_create(_link(release, row) for row in content["lineage"])
    if guide := guide_of(content):
        ReleaseGuide.objects.create(release=release, text=guide)


def _identities(model: Model, wanted: list[str]) -> dict[str, Dimension]:
    """Identity by uid, made where the dimension is new."""
    known = {str(one.uid) for one in model.dimensions.filter(uid__in=wanted)}
    Dimension.objects.bulk_create(
        Dimension(uid=uuid.UUID(uid), model=model) for uid in wanted if uid not in known
    )
    return {str(one.uid): one for one in model.dimensions.filter(uid__in=wanted)}


def _store_words(
    release: Release, dimensions: list[ReleaseDimension], records: list[dict[str, Any]]
) -> None:
    told = [
        (dimension, level)
        for dimension, record in zip(dimensions, records, strict=True)
        for level in record["levels"]
    ]
    levels = DimensionLevel.objects.bulk_create(
        DimensionLevel(release_dimension=dimension, number=level["number"], name=level["name"])
        for dimension, level in told
    )
    ReleasePassage.objects.bulk_create(
        passage
        for level, (_, record) in zip(levels, told, strict=True)
        for passage in _passages(release, level, record)
    )


def _passages(
    release: Release, level: DimensionLevel, record: dict[str, Any]
) -> Iterator[ReleasePassage]:
    for position, passage in enumerate(record["passages"]):
        yield ReleasePassage(
            release=release,
            level=level,
            uid=uuid.UUID(passage["uid"]),
            facet=passage["facet"],
            text=passage["text"],
            position=position,
        )


def _link(release: Release, row: dict[str, Any]) -> LineageLink:
    return LineageLink(
        release=release,
        element=row["element"],
        what=row["what"],
        extent=row["extent"],
        from_uid=row["from"] and uuid.UUID(row["from"]),
        to_uid=row["to"] and uuid.UUID(row["to"]),
        note=row["note"],
    )
