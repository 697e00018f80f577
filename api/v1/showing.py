"""Rows as the API shows them: a handful of queries for a page, however long it is."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count
from django.urls import reverse

from api.v1.shapes import actions as action_shapes
from api.v1.shapes import model as model_shapes
from api.v1.shapes import proposals as proposal_shapes
from api.v1.shapes.common import Support, Terms, address
from feedback.models import Proposal
from library.exports.records import records_of
from library.models import Action, EvidenceTier, UseReport
from model_releases.documents import source_of
from model_releases.models import Attribution, Release, ReleaseDimension
from ui.licences import licence_address

_OF_ACTION = (
    *("pk", "state", "model__slug", "successor__slug", "listed_at"),
    *("tally__people", "tally__councils", "current_edition__number", "current_edition__frozen_at"),
)


def shown_actions(keys: Collection[int]) -> list[action_shapes.Action]:
    """Public ones of the actions with these keys, in their order."""
    rows = {
        row["pk"]: row for row in Action.objects.public().filter(pk__in=keys).values(*_OF_ACTION)
    }
    reports = UseReport.objects.counting().filter(action__in=rows).order_by()
    used_by = dict(reports.values_list("action").annotate(Count("council", distinct=True)))
    records = records_of(keys)
    return [_action(rows[key], records[key], used_by.get(key, 0)) for key in keys if key in rows]


def _action(row: dict[str, Any], record: dict[str, Any], used: int) -> action_shapes.Action:
    listed_at, frozen_at = row["listed_at"], row["current_edition__frozen_at"]
    return action_shapes.Action(
        **record,
        url=address(reverse("library:action", args=[record["slug"]])),
        state=row["state"],
        successor=row["successor__slug"],
        model=row["model__slug"],
        edition=row["current_edition__number"],
        listed_at=listed_at,
        changed_at=max(listed_at, frozen_at or listed_at),
        evidence=EvidenceTier.reached_by(used).value,
        used_by_councils=used,
        support=Support(people=row["tally__people"] or 0, councils=row["tally__councils"] or 0),
    )


def terms_by_release(releases: Iterable[int]) -> dict[int, Terms]:
    """Release -> its licence and its credits in force. One query."""
    rows = Attribution.objects.filter(release__in=list(releases)).select_related("release")
    rows = rows.defer("release__content").order_by("pk")  # the last one stands
    return {row.release_id: _terms(row.release, row) for row in rows}


def _terms(release: Release, credit: Attribution) -> Terms:
    source = source_of(credit)
    return Terms(
        licence=release.licence,
        licence_url=licence_address(release.licence) or source["source_url"],
        attribution=source["statement"],
        source_url=source["source_url"],
    )


def shown_releases(releases: Iterable[Release]) -> list[model_shapes.ReleaseLine]:
    """Releases, of `for_pages()`, without their text. One query more."""
    found = list(releases)
    terms = terms_by_release(one.pk for one in found)
    return [_release(one, terms[one.pk]) for one in found]


def _release(release: Release, terms: Terms) -> model_shapes.ReleaseLine:
    model = release.model
    return model_shapes.ReleaseLine(
        uid=release.uid,
        model=model.slug,
        name=model.name,
        number=release.number,
        parent=release.parent.number if release.parent else None,
        url=address(release.get_absolute_url()),
        document_url=address(model.address_of("release_json", release.number)),
        frozen_at=release.frozen_at,
        origin=release.origin,
        content_sha256=release.content_sha256,
        terms=terms,
    )


def shown_dimension(row: ReleaseDimension) -> model_shapes.Dimension:
    """A dimension with its words. Needs `with_words()` and its release; no query."""
    return model_shapes.Dimension(
        uid=row.dimension.uid,
        code=row.code,
        name=row.name,
        group=row.group.name,
        description=row.description,
        url=address(row.get_absolute_url()),
        levels=[
            model_shapes.Level(
                number=level.number,
                name=level.name,
                passages=[
                    model_shapes.Passage(uid=one.uid, facet=one.facet, text=one.text)
                    for one in level.passages.all()
                ],
            )
            for level in row.levels.all()
        ],
    )


def shown_proposals(proposals: Iterable[Proposal]) -> list[proposal_shapes.Proposal]:
    """Received ones, of `for_lists()`. One query more."""
    found = list(proposals)
    terms = terms_by_release({one.release_id for one in found})
    return [_proposal(one, terms[one.release_id]) for one in found]


def _proposal(one: Any, terms: Terms) -> proposal_shapes.Proposal:
    plain = ("uid", "number", "title", "kind", "state", "element", "passage_uid", "quote")
    more = ("quote_sha256", "reason", "replacement", "received_at", "last_call_ends_at")
    tally = getattr(one, "tally", None)
    return proposal_shapes.Proposal(
        **{name: getattr(one, name) for name in (*plain, *more)},
        url=address(one.get_absolute_url()),
        model=one.release.model.slug,
        release=one.release.number,
        dimension=one.dimension_code,
        credit=one.credit_line,
        outcome=one.decision.outcome if one.decision and one.decision.decided_at else None,
        support=Support(
            people=tally.people if tally else 0, councils=tally.councils if tally else 0
        ),
        quote_terms=terms,
    )
