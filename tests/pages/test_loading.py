"""The demonstration is loaded whole, once, and taken away whole, and nobody's work with it."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Count, Q
from pytest_django import Settings

from community.models import Council, Member
from library.models import Action, EvidenceTier, Tag, UseReport
from library.operations.importing import RowsRefusedError
from model_releases.models import Release
from pages.operations.loading import Loaded, OtherContentError, load_demonstration
from pages.operations.resetting import PeoplesContentError, reset_demonstration
from tests.factories.community import MemberFactory
from tests.factories.model_releases import make_release

FOLDER = Path(settings.DEMONSTRATION_DIR)


def load() -> Loaded:
    """Load it now."""
    return load_demonstration(FOLDER)


def counts() -> dict[str, int]:
    """How many rows there are of what the demonstration brings."""
    kinds = (Action, Council, Member, Release, Tag, UseReport)
    return {kind.__name__: kind.objects.count() for kind in kinds}


@pytest.mark.django_db
def test_loading_again_adds_nothing() -> None:
    first = load()
    before = counts()

    again = load()

    assert (first, again) == (Loaded(2, 145, 8), Loaded(2, 145, 8))
    assert counts() == before


@pytest.mark.django_db
def test_four_actions_are_proven_and_nine_tried() -> None:
    load()

    used = Action.objects.listed().annotate(
        councils=Count("use_reports", filter=~Q(use_reports__outcome="did-not-work"))
    )
    counts = used.values_list("councils", flat=True)
    tiers = Counter(EvidenceTier.reached_by(count).value for count in counts)

    assert tiers == {"proven": 4, "tried": 9, "idea": 132}


@pytest.mark.django_db
def test_the_demonstration_comes_whole_or_not_at_all(tmp_path: Path) -> None:
    half = tmp_path / "demonstration"
    for part in ("councils.toml", "accounts.toml", "tags.toml", "model"):
        half.mkdir(exist_ok=True)
        (half / part).symlink_to(FOLDER / part)
    (half / "actions").mkdir()
    (half / "actions" / "broken.md").write_text("+++\ntitle = 1\n+++\n")
    before = counts()

    with pytest.raises(RowsRefusedError, match="title"):
        load_demonstration(half)

    assert counts() == before


@pytest.mark.django_db
def test_a_site_with_another_model_is_left_alone() -> None:
    make_release()

    with pytest.raises(OtherContentError, match="has a model of its own"):
        load()


@pytest.mark.django_db(transaction=True)
def test_a_reset_leaves_nothing_of_the_old_one() -> None:
    load()

    reset_demonstration()

    assert set(counts().values()) == {0}
    assert load() == Loaded(2, 145, 8)


@pytest.mark.django_db
def test_a_reset_is_refused_where_people_have_joined() -> None:
    MemberFactory(email="ann@example.org")

    with pytest.raises(PeoplesContentError, match="1 people have joined this site"):
        reset_demonstration()


@pytest.mark.django_db
def test_no_public_password_where_others_come_in(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["model.example.org"]
    settings.DEBUG = False

    with pytest.raises(CommandError, match="public password"):
        call_command("load_demo")
