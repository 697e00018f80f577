"""Curators look after the tags, and what was done to each is kept."""

from collections.abc import Callable
from typing import Any

import pytest

from community.models import Member
from library.documents import ActionSource, synonyms_now
from library.models import Action, Tag
from library.models.tags import tags_of
from library.operations.refusals import CurationRefusedError, NotACuratorError
from library.operations.stewarding import (
    TagNameTakenError,
    TagPlaceError,
    TagUnchangedError,
    approve_tag,
    decline_tag,
    describe_tag,
    merge_tags,
    move_tag,
    rename_tag,
    unmerge_tag,
)
from search.models import LatestChange
from tests.factories.library import LISTED_AT as AT
from tests.factories.library import ActionFactory, TagFactory

pytestmark = pytest.mark.django_db


def _events(tag: Tag) -> list[tuple[str, str]]:
    return list(tag.events.order_by("pk").values_list("what", "why"))


def _terms(action: Action) -> tuple[str, list[str]]:
    (document,) = ActionSource().documents([action.pk])
    return document.texts["tags"], list(document.terms["tag"])


def _read(action: Action) -> list[str]:
    assert action.current_edition_id is not None
    tags, _ = tags_of([action.current_edition_id])
    return [tag.name for tag in tags.get(action.current_edition_id, [])]


def test_an_approved_tag_is_offered_and_says_by_whom(curator: Member) -> None:
    tag = TagFactory(waiting=True)

    approve_tag(tag, by=curator, at=AT)

    tag.refresh_from_db()
    assert (tag.is_offered, tag.approved_by, _events(tag)) == (True, curator, [("approved", "")])
    with pytest.raises(TagUnchangedError):
        approve_tag(tag, by=curator, at=AT)


def test_a_waiting_tag_is_read_but_no_filter_finds_it(curator: Member) -> None:
    tag = TagFactory(name="new word", slug="new-word", waiting=True)
    action = ActionFactory(listed=True, tags=[tag.name])
    before = _terms(action)

    approve_tag(tag, by=curator, at=AT)

    assert (before, _terms(action)) == (("new word", []), ("new word", ["new-word"]))


def test_a_hidden_tag_is_read_nowhere_until_it_is_approved_again(curator: Member) -> None:
    tag = TagFactory(name="spam")
    action = ActionFactory(listed=True, tags=["spam"])

    decline_tag(tag, why="It sells something.", by=curator, at=AT)

    assert (_terms(action), _read(action)) == (("", []), [])
    approve_tag(tag, by=curator, at=AT)
    assert (_terms(action), _read(action)) == (("spam", ["spam"]), ["spam"])
    assert _events(tag) == [("hidden", "It sells something."), ("approved", "")]


def test_no_tag_is_hidden_without_a_reason(curator: Member) -> None:
    tag = TagFactory()

    with pytest.raises(CurationRefusedError, match="Give a reason"):
        decline_tag(tag, why=" ", by=curator, at=AT)


def test_the_old_name_is_a_synonym_and_the_address_stays(curator: Member) -> None:
    tag = TagFactory(name="wcag", synonyms=["a11y", "Accessibility"])

    rename_tag(tag, name=" Accessibility ", by=curator, at=AT)

    tag.refresh_from_db()
    assert (tag.name, tag.slug, tag.synonyms) == ("Accessibility", "wcag", ["a11y", "wcag"])
    assert _events(tag) == [("renamed", "It was “wcag”.")]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", TagNameTakenError),
        ("x" * 101, TagNameTakenError),
        ("DATA", TagNameTakenError),
        ("records", TagUnchangedError),
    ],
)
def test_a_name_that_no_tag_can_have_is_refused(
    curator: Member, name: str, error: type[Exception]
) -> None:
    TagFactory(name="data")
    tag = TagFactory(name="records")

    with pytest.raises(error):
        rename_tag(tag, name=name, by=curator, at=AT)


def test_synonyms_are_kept_each_once_and_count_at_the_next_search(curator: Member) -> None:
    tag = TagFactory(name="data", synonyms=["records"])
    typed = ["Records ", "open  data", "RECORDS", "", "data"]

    describe_tag(tag, meaning=" What a council  knows", synonyms=typed, by=curator, at=AT)

    tag.refresh_from_db()
    assert (tag.meaning, tag.synonyms) == ("What a council knows", ["Records", "open data"])
    assert _events(tag) == [("described", "Before: no meaning; records.")]
    assert ("open", "data") in synonyms_now()[("data",)]
    with pytest.raises(TagUnchangedError):
        describe_tag(tag, meaning=tag.meaning, synonyms=typed, by=curator, at=AT)


def test_whoever_asks_for_a_tag_finds_those_below_it(curator: Member) -> None:
    top, middle, leaf = (TagFactory(name=name) for name in ("top", "middle", "leaf"))
    action = ActionFactory(listed=True, tags=["leaf"])

    move_tag(leaf, parent=middle, by=curator, at=AT)
    move_tag(middle, parent=top, by=curator, at=AT)

    assert _terms(action) == ("leaf", ["leaf", "middle", "top"])
    move_tag(middle, parent=None, by=curator, at=AT)
    assert _terms(action) == ("leaf", ["leaf", "middle"])


def test_no_tag_stands_below_itself_or_on_a_fourth_level(curator: Member) -> None:
    top, middle, leaf, other = (TagFactory() for _ in range(4))
    move_tag(middle, parent=top, by=curator, at=AT)
    move_tag(leaf, parent=middle, by=curator, at=AT)

    for tag, parent in [(other, leaf), (top, other), (top, leaf), (top, top), (middle, leaf)]:
        with pytest.raises(TagPlaceError):
            move_tag(tag, parent=parent, by=curator, at=AT)


def test_what_is_merged_is_read_found_and_called_as_the_other(curator: Member) -> None:
    old = TagFactory(name="a11y", synonyms=["wcag"])
    new = TagFactory(name="accessibility")
    action = ActionFactory(listed=True, tags=["a11y", "accessibility"])

    merge_tags(old, into=new, by=curator, at=AT)

    assert (_read(action), _terms(action)) == (
        ["accessibility"],
        ("accessibility", ["accessibility"]),
    )
    found_by = {word for word, others in synonyms_now().items() if ("access",) in others}
    assert {("a11i",), ("wcag",)} <= found_by
    assert _events(old) == [("merged", "“accessibility” stands for it.")]


def test_a_merge_taken_back_leaves_everything_as_it_was(curator: Member) -> None:
    first, second, last = (TagFactory(name=name) for name in ("first", "second", "last"))
    action = ActionFactory(listed=True, tags=["first"])
    merge_tags(first, into=second, by=curator, at=AT)
    merge_tags(second, into=last, by=curator, at=AT)
    chained = _terms(action)

    unmerge_tag(second, by=curator, at=AT)
    after_one = _terms(action)
    unmerge_tag(first, by=curator, at=AT)

    assert (chained, after_one, _terms(action)) == (
        ("last", ["last"]),
        ("second", ["second"]),
        ("first", ["first"]),
    )


def test_a_tag_merged_with_its_own_child_makes_no_circle(curator: Member) -> None:
    top, leaf = TagFactory(name="top"), TagFactory(name="leaf")
    action = ActionFactory(listed=True, tags=["leaf"])
    move_tag(leaf, parent=top, by=curator, at=AT)

    merge_tags(top, into=leaf, by=curator, at=AT)

    assert _terms(action) == ("leaf", ["leaf"])


def test_a_tag_is_merged_only_with_another_that_is_offered(curator: Member) -> None:
    tag, waiting, merged = TagFactory(), TagFactory(waiting=True), TagFactory()
    merge_tags(merged, into=tag, by=curator, at=AT)

    for one, other in [(tag, tag), (tag, waiting), (tag, merged)]:
        with pytest.raises(TagPlaceError):
            merge_tags(one, into=other, by=curator, at=AT)
    with pytest.raises(TagUnchangedError):
        merge_tags(merged, into=TagFactory(), by=curator, at=AT)
    with pytest.raises(TagUnchangedError):
        unmerge_tag(tag, by=curator, at=AT)


def test_what_carries_a_tag_or_one_below_it_is_found_anew(curator: Member) -> None:
    top, leaf = TagFactory(name="top"), TagFactory(name="leaf")
    action = ActionFactory(listed=True, tags=["leaf"])
    ActionFactory(listed=True, tags=["other"])
    move_tag(leaf, parent=top, by=curator, at=AT)
    LatestChange.objects.all().delete()

    rename_tag(top, name="summit", by=curator, at=AT)

    assert list(LatestChange.objects.values_list("object_id", flat=True)) == [action.pk]


STEPS: list[Callable[..., None]] = [
    approve_tag,
    lambda tag, **who: decline_tag(tag, why="Why", **who),
    lambda tag, **who: rename_tag(tag, name="Other", **who),
    lambda tag, **who: describe_tag(tag, meaning="x", synonyms=[], **who),
    lambda tag, **who: move_tag(tag, parent=TagFactory(), **who),
    lambda tag, **who: merge_tags(tag, into=TagFactory(), **who),
    unmerge_tag,
]


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_only_curators_look_after_tags(member: Member, maintainer: Member, step: int) -> None:
    tag: Any = TagFactory(waiting=True)

    for somebody in (member, maintainer):
        with pytest.raises(NotACuratorError):
            STEPS[step](tag, by=somebody, at=AT)

    assert _events(tag) == []
