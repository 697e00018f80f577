"""Tags as rows: what the database refuses; and by name, what is found and what is made."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from community.models import Member
from library.models import Tag, TagEvent
from library.operations.tagging import TagShelf
from tests.factories.library import LISTED_AT, TagFactory

pytestmark = pytest.mark.django_db


def _refused(change: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


def _put(tag: Tag, **values: Any) -> Callable[[], Any]:
    return lambda: Tag.objects.filter(pk=tag.pk).update(**values)


@pytest.mark.parametrize(
    "broken",
    [
        {"approved_by": None},
        {"approved_at": None},
        {"hidden_at": LISTED_AT},
        {"slug": "another"},
    ],
    ids=str,
)
def test_the_database_refuses_a_tag_that_cannot_be(broken: dict[str, Any]) -> None:
    assert _refused(_put(TagFactory(), **broken))


def test_a_hidden_tag_says_by_whom_and_is_not_approved(member: Member) -> None:
    hidden = TagFactory(hidden=True)

    assert _refused(_put(hidden, hidden_by=None))
    assert _refused(_put(hidden, approved_at=LISTED_AT, approved_by=member))


def test_the_database_refuses_a_circle_of_tags_and_a_fourth_level() -> None:
    top = TagFactory()
    middle = TagFactory(parent=top)
    leaf = TagFactory(parent=middle)
    other = TagFactory()

    for tag, parent in [(top, top), (top, middle), (top, leaf), (middle, leaf), (other, leaf)]:
        assert _refused(_put(tag, parent=parent))
    assert _refused(_put(top, parent=other))
    assert _refused(lambda: TagFactory(parent=leaf))
    assert not _refused(_put(leaf, parent=other))


def test_two_tags_of_one_level_cannot_stand_below_each_other() -> None:
    first, second = TagFactory(), TagFactory()
    _put(first, parent=second)()

    assert _refused(_put(second, parent=first))


def test_the_database_refuses_a_circle_of_merges() -> None:
    first, second, third = TagFactory(), TagFactory(), TagFactory()
    _put(first, merged_into=second)()
    _put(second, merged_into=third)()

    assert _refused(_put(third, merged_into=third))
    assert _refused(_put(third, merged_into=first))
    assert _refused(_put(third, merged_into=second))
    assert _refused(lambda: TagFactory(merged_into=first))


def test_what_happened_to_a_tag_is_never_rewritten(curator: Member) -> None:
    event = TagEvent.objects.create(tag=TagFactory(), what="approved", by=curator, at=LISTED_AT)
    events = TagEvent.objects.filter(pk=event.pk)

    assert _refused(lambda: events.update(why="Other"))
    assert _refused(lambda: events._raw_delete(connection.alias))


def test_a_new_tag_waits_unless_somebody_approves_it(curator: Member) -> None:
    (typed,) = TagShelf().tags(["typed"])
    (listed,) = TagShelf(approved_by=curator, at=LISTED_AT).tags(["listed"])

    assert (typed.is_waiting, listed.is_offered, listed.approved_by) == (True, True, curator)


def test_a_merged_tags_name_gives_the_one_that_stands_for_it() -> None:
    last, second = TagFactory(name="last"), TagFactory(name="second")
    TagFactory(name="first", merged_into=second)
    _put(second, merged_into=last)()

    assert TagShelf().tags(["FIRST", second.slug, "last"]) == [last]


def test_tags_that_were_there_are_approved_by_the_site() -> None:
    waiting, hidden = TagFactory(waiting=True), TagFactory()
    migration = import_module("library.migrations.0014_tags_at_hand_are_approved")

    migration.approve_all(apps, None)

    waiting.refresh_from_db()
    assert (waiting.is_offered, waiting.approved_by) == (True, Member.objects.system())
    assert Tag.objects.get(pk=hidden.pk).approved_by == hidden.approved_by
