"""One action becomes several: what the parts have, who lists them, what becomes of the whole."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from community.models import Member, Notice
from community.models.members import Role
from library.models import Action, ActionEvent, Edition
from library.operations.curation import decline_action, list_action
from library.operations.refusals import (
    NotACuratorError,
    NotListedError,
    OwnActionError,
    ReasonMissingError,
)
from library.operations.splitting import Part, SplitRefusedError, split_action
from library.operations.voting import cast_vote
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
AT: datetime = timezone.now()


@pytest.fixture
def whole(db: None) -> Action:
    return ActionFactory(
        listed=True,
        title="List systems and name owners",
        why="Nobody knows.",
        transitions=[(None, 1, 2), (None, 2, 3)],
        tags=["data"],
    )


@pytest.fixture
def other_curator(db: None) -> Member:
    return MemberFactory(roles=[Role.CURATOR])


def _steps(action: Action) -> list[int]:
    steps = action.current_edition.transitions.order_by("position")  # type: ignore[union-attr]
    return list(steps.values_list("pk", flat=True))


def _parts(action: Action) -> list[Part]:
    first, second = _steps(action)
    return [Part("List systems", (first,)), Part("Name owners", (second,))]


def _split(action: Action, by: Member) -> list[Action]:
    return split_action(action, _parts(action), why="Two things.", by=by, at=AT)


def test_each_part_waits_with_the_words_of_the_whole(whole: Action, curator: Member) -> None:
    made = _split(whole, curator)

    assert [
        (one.state, one.author, one.split_from, one.current_edition.title, one.current_edition.why)
        for one in made
        if one.current_edition
    ] == [
        ("submitted", whole.author, whole, "List systems", "Nobody knows."),
        ("submitted", whole.author, whole, "Name owners", "Nobody knows."),
    ]


def test_each_part_has_its_own_steps_and_all_tags(whole: Action, curator: Member) -> None:
    texts = [Edition.objects.get(current_of=one) for one in _split(whole, curator)]

    steps = [list(text.transitions.values_list("from_level", "to_level")) for text in texts]
    assert steps == [[(1, 2)], [(2, 3)]]
    assert [[str(tag) for tag in text.tags.all()] for text in texts] == [["data"], ["data"]]
    assert {text.written_by for text in texts} == {curator}


def test_who_split_it_does_not_list_the_parts(
    whole: Action, curator: Member, other_curator: Member
) -> None:
    first, _ = _split(whole, curator)

    with pytest.raises(OwnActionError):
        list_action(first, by=curator, at=AT)
    list_action(first, by=other_curator, at=AT)

    assert Action.objects.get(pk=first.pk).state == "listed"


def test_the_whole_is_retired_when_the_last_part_is_listed(
    whole: Action, curator: Member, other_curator: Member
) -> None:
    states = []
    for part in _split(whole, curator):
        list_action(part, by=other_curator, at=AT)
        states.append(Action.objects.get(pk=whole.pk).state)

    assert states == ["listed", "retired"]
    last = ActionEvent.objects.filter(action=whole).order_by("-pk").values_list("what", "why")[0]
    assert last == ("retired", "Split into “List systems” and “Name owners”.")


def test_supporters_choose_anew(whole: Action, curator: Member, other_curator: Member) -> None:
    voter = MemberFactory()
    cast_vote(whole, by=voter, at=AT)

    for part in _split(whole, curator):
        list_action(part, by=other_curator, at=AT)

    assert list(Notice.objects.filter(member=voter).values_list("sentence", "address")) == [
        (
            "“List systems and name owners”, which you supported, was split. "
            "Support the parts that you mean: “List systems” and “Name owners”.",
            f"/actions/{whole.slug}/",
        )
    ]
    assert not Action.objects.filter(split_from=whole, votes__isnull=False).exists()


def test_a_whole_of_which_one_part_is_left_stays_listed(
    whole: Action, curator: Member, other_curator: Member
) -> None:
    first, second = _split(whole, curator)

    list_action(first, by=other_curator, at=AT)
    decline_action(second, why="It is in the library.", by=other_curator, at=AT)

    assert Action.objects.get(pk=whole.pk).state == "listed"


def test_of_three_parts_two_may_be_enough(
    whole: Action, curator: Member, other_curator: Member
) -> None:
    both = tuple(_steps(whole))
    parts = [*_parts(whole), Part("Do both", both)]
    *good, bad = split_action(whole, parts, why="Three things.", by=curator, at=AT)

    for part in good:
        list_action(part, by=other_curator, at=AT)
    before = Action.objects.get(pk=whole.pk).state
    decline_action(bad, why="Twice the same.", by=other_curator, at=AT)

    assert (before, Action.objects.get(pk=whole.pk).state) == ("listed", "retired")


Make = Callable[[int, int], list[Part]]
UNCLEAR: dict[str, tuple[Make, str]] = {
    "one part": (lambda a, b: [Part("All", (a, b))], "Name 2 parts at least."),
    "no title": (
        lambda a, b: [Part(" ", (a,)), Part("Name owners", (b,))],
        "Give every part a title of at most 120 characters.",
    ),
    "one title": (
        lambda a, b: [Part("Same", (a,)), Part("Same", (b,))],
        "Give every part a title of its own.",
    ),
    "no step": (
        lambda a, b: [Part("One", (a, b)), Part("Two", ())],
        "Choose a step for every part: councils search by step.",
    ),
    "a step left over": (
        lambda a, _: [Part("One", (a,)), Part("Two", (a,))],
        "Give every step to a part: none may get lost.",
    ),
    "a step of another": (
        lambda a, b: [Part("One", (a, b)), Part("Two", (b + 1_000,))],
        "Choose among the steps of this action.",
    ),
}


@pytest.mark.parametrize("wrong", UNCLEAR)
def test_parts_that_do_not_make_up_the_whole_are_refused(
    whole: Action, curator: Member, wrong: str
) -> None:
    asked, sentence = UNCLEAR[wrong]

    with pytest.raises(SplitRefusedError) as refused:
        split_action(whole, asked(*_steps(whole)), why="Two things.", by=curator, at=AT)

    assert (str(refused.value), Action.objects.count()) == (sentence, 1)


def test_what_is_being_split_is_not_split_again(whole: Action, curator: Member) -> None:
    _split(whole, curator)

    with pytest.raises(SplitRefusedError):
        _split(whole, curator)

    assert Action.objects.filter(split_from=whole).count() == 2


def test_who_splits_is_a_curator_who_did_not_write_it_and_says_why(
    whole: Action, curator: Member, member: Member
) -> None:
    own = ActionFactory(listed=True, author=curator, transitions=[(None, 1, 2), (None, 2, 3)])
    gone = ActionFactory(retired=True, transitions=[(None, 1, 2), (None, 2, 3)])
    wrong = [
        (whole, member, "Why", NotACuratorError),
        (own, curator, "Why", OwnActionError),
        (gone, curator, "Why", NotListedError),
        (whole, curator, " ", ReasonMissingError),
    ]

    for action, by, why, error in wrong:
        with pytest.raises(error):
            split_action(action, _parts(action), why=why, by=by, at=AT)

    assert not Action.objects.filter(split_from__isnull=False).exists()
