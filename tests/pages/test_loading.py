"""The demonstration is loaded whole, once, and taken away whole, and nobody's work with it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from pytest_django import Settings

from library.operations.importing import RowsRefusedError
from pages.operations.loading import Loaded, OtherContentError, load_demonstration
from pages.operations.resetting import PeoplesContentError, reset_demonstration
from tests.factories.community import MemberFactory
from tests.factories.model_releases import make_release
from tests.pages.counting import rows_of_all_tables

FOLDER = Path(settings.DEMONSTRATION_DIR)


@pytest.mark.django_db
def test_the_demonstration_comes_whole_or_not_at_all(tmp_path: Path) -> None:
    half = tmp_path / "demonstration"
    for part in ("councils.toml", "accounts.toml", "tags.toml", "support.toml", "model"):
        half.mkdir(exist_ok=True)
        (half / part).symlink_to(FOLDER / part)
    (half / "actions").mkdir()
    text = (FOLDER / "actions" / "log-why-people-call.md").read_text()
    broken = text.replace('effort = "weeks"', 'effort = "a while"')
    (half / "actions" / "log-why-people-call.md").write_text(broken)
    before = rows_of_all_tables()

    with pytest.raises(RowsRefusedError, match="effort"):
        load_demonstration(half)

    assert rows_of_all_tables() == before


@pytest.mark.django_db
def test_a_site_with_another_model_is_left_alone() -> None:
    make_release()

    with pytest.raises(OtherContentError, match="has a model of its own"):
        load_demonstration(FOLDER)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_reset_leaves_nothing_of_the_old_one() -> None:
    empty = rows_of_all_tables()
    first = load_demonstration(FOLDER)

    reset_demonstration()

    left = {name: count for name, count in rows_of_all_tables().items() if count > empty[name]}
    assert left == {}
    assert load_demonstration(FOLDER) == first == Loaded(2, 145, 30, 8, 8)


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
