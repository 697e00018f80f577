"""Loading the demonstration: the files, through the operations, in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from community.models import Council, Member
from library.models import Action
from library.operations.importing import import_actions
from model_releases.canonical.content import content_sha256
from model_releases.canonical.document import document
from model_releases.canonical.lineage import with_the_unchanged
from model_releases.models import Model, Release
from model_releases.operations.importing import import_own_release
from pages import demonstration
from pages.demonstration import ReleaseFiles
from pages.operations.people import add_account, add_councils, add_tags
from pages.operations.use_reports import add_use_reports


class OtherContentError(Exception):
    """The site has a model of its own which is not the demonstration's."""


@dataclass(frozen=True)
class Loaded:
    """What the site holds of the demonstration now."""

    releases: int
    actions: int
    councils: int


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
    for files, raw in _documents(releases):
        import_own_release(raw, by=system, at=files.frozen_at)
    add_tags(demonstration.read_tags(folder))
    curator = Member.objects.get(email="curator@demo.invalid")
    import_actions(demonstration.read_actions(folder), by=system, listed_by=curator, at=began)
    add_use_reports(demonstration.read_use_reports(folder), since=began)
    return Loaded(
        releases=Release.objects.of_own_model().count(),
        actions=Action.objects.listed().count(),
        councils=Council.objects.filter(is_illustrative=True).count(),
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
