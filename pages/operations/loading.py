"""Loading the demonstration: the files, through the operations, in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import F

from community.models import Council, Member, Notice
from feedback.models import Proposal
from library.models import Action
from model_releases.canonical.content import content_sha256
from model_releases.canonical.document import document
from model_releases.canonical.lineage import with_the_unchanged
from model_releases.models import Model, Release
from model_releases.operations.importing import import_own_release
from pages import demonstration
from pages.demonstration import ReleaseFiles
from pages.operations.actions import (
    add_actions,
    add_votes,
    begin_other_actions,
    settle_other_actions,
)
from pages.operations.assessments import add_assessments
from pages.operations.people import add_account, add_councils, add_tags
from pages.operations.plans import add_plans
from pages.operations.proposals import add_proposals, say_what_was_rolled_in
from pages.operations.suggestions import add_suggestions
from pages.operations.timing import moment
from pages.operations.use_reports import add_use_reports
from plans.models import Plan

NEWS_SINCE = date(2026, 11, 9)  # what was told before has been read


class OtherContentError(Exception):
    """The site has a model of its own which is not the demonstration's."""


@dataclass(frozen=True)
class Loaded:
    """What the site holds of the demonstration now."""

    releases: int
    actions: int
    proposals: int
    councils: int
    plans: int


def is_empty() -> bool:
    """Whether the site has no model of its own yet."""
    return not Model.objects.own().exists()


@transaction.atomic
def load_demonstration(folder: Path) -> Loaded:
    """Add what the site lacks of the demonstration in `folder`: all of it or, killed, none.

    Run again it adds nothing. Raises OtherContentError when the site has another model.
    """
    releases = demonstration.read_releases(folder)
    _refuse_another_model(releases[0])
    system, began = Member.objects.system(), releases[0].frozen_at
    add_councils(demonstration.read_councils(folder))
    for account in demonstration.read_accounts(folder):
        add_account(account, by=system, at=began)
    add_tags(demonstration.read_tags(folder), by=system, at=began)
    ends = [*(one.frozen_at.date() for one in releases[1:]), date.max]
    for (files, raw), until in zip(_documents(releases), ends, strict=True):
        import_own_release(raw, by=system, at=files.frozen_at)
        release = Release.objects.of_own_model().get(number=files.content["number"])
        if files is releases[0]:
            _begin_library(folder, by=system, since=began)
        _add_what_followed(folder, release, until=until, since=began)
    settle_other_actions(demonstration.read_other_actions(folder), since=began)
    add_use_reports(demonstration.read_use_reports(folder), since=began)
    add_votes(demonstration.read_support(folder))
    add_suggestions(demonstration.read_suggestions(folder), since=began)
    Notice.objects.unread().filter(at__lt=moment(NEWS_SINCE)).update(read_at=F("at"))
    return _loaded()


def _begin_library(folder: Path, *, by: Member, since: datetime) -> None:
    curator = Member.objects.get(email="curator@demo.invalid")
    support = demonstration.read_support(folder)
    add_actions(demonstration.read_actions(folder), support, by=by, listed_by=curator)
    begin_other_actions(demonstration.read_other_actions(folder), since=since)


def _add_what_followed(folder: Path, release: Release, *, until: date, since: datetime) -> None:
    """What happened between a release and the next one, or of the newest one since."""
    proposals = demonstration.read_proposals(folder)
    say_what_was_rolled_in(proposals, release, since=since)
    add_proposals((one for one in proposals if one.received_on < until), since=since)
    of_release = release.number
    assessments = demonstration.read_assessments(folder)
    add_assessments((one for one in assessments if one.release == of_release), since=since)
    plans = demonstration.read_plans(folder)
    add_plans((one for one in plans if one.release == of_release), since=since)


def _loaded() -> Loaded:
    return Loaded(
        releases=Release.objects.of_own_model().count(),
        actions=Action.objects.listed().count(),
        proposals=Proposal.objects.public().count(),
        councils=Council.objects.filter(is_illustrative=True).count(),
        plans=Plan.objects.count(),
    )


def _documents(releases: list[ReleaseFiles]) -> Iterator[tuple[ReleaseFiles, bytes]]:
    """The canonical document of each release, chained to the one before it."""
    parent = None
    for files in releases:
        content = {
            **files.content,
            "previous_content_sha256": parent and content_sha256(parent),
        }
        if parent:
            given = content["lineage"]
            content["lineage"] = with_the_unchanged(given, content=content, parent=parent)
        yield files, document(content, files.attribution)
        parent = content


def _refuse_another_model(first: ReleaseFiles) -> None:
    own = Model.objects.own().first()  # one at most, by a constraint
    if own and str(own.uid) != first.content["model"]["uid"]:
        raise OtherContentError(
            f"This site has a model of its own, “{own}”. The demonstration is for an empty one: "
            "use another DATA_DIR or DATABASE_URL."
        )
