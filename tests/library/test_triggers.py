"""What the database refuses in the library, whoever asks, and what it counts."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from library.models import (
    Action,
    ActionEvent,
    ActionTally,
    ActionVote,
    Edition,
    EditionTag,
    Merge,
    Recheck,
    Suggestion,
    Transition,
)
from tests.factories.community import MembershipFactory
from tests.factories.library import (
    LISTED_AT,
    ActionFactory,
    ActionVoteFactory,
    SuggestionFactory,
    TagFactory,
    next_edition,
)
from tests.factories.model_releases import make_release
from tests.replacing import replace_first

pytestmark = pytest.mark.django_db


def _refused(change: Callable[[], Any]) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        change()
    return str(refusal.value).splitlines()[0]


@pytest.fixture
def listed() -> Action:
    return ActionFactory(listed=True, transitions=[(None, 1, 2)], tags=["data"])


def test_a_listed_text_refuses_to_change(listed: Action) -> None:
    texts = Edition.objects.filter(action=listed)

    assert _refused(lambda: texts.update(title="Other")) == (
        "A listed text never changes: write a new edition."
    )


def test_a_listed_text_cannot_be_thawed(listed: Action) -> None:
    texts = Edition.objects.filter(action=listed)

    assert "never changes" in _refused(lambda: texts.update(frozen_at=None))


def test_a_listed_text_refuses_to_be_deleted(listed: Action) -> None:
    texts = Edition.objects.filter(action=listed)

    assert "never changes" in _refused(lambda: texts._raw_delete(texts.db))


def test_a_draft_text_may_change() -> None:
    draft = ActionFactory(transitions=[(None, 1, 2)], tags=["data"])

    assert Edition.objects.filter(action=draft).update(title="Other") == 1
    assert Transition.objects.filter(edition__action=draft).update(to_level=3) == 1
    assert Transition.objects.all().delete()[0] == 1
    assert EditionTag.objects.all().delete()[0] == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: Transition.objects.filter(edition=edition).update(to_level=3),
        lambda edition: Transition.objects.filter(edition=edition).delete(),
        lambda edition: Transition.objects.create(edition=edition, from_level=2, to_level=3),
    ],
)
def test_the_steps_of_a_listed_text_refuse_change(
    listed: Action, change: Callable[[Edition], object]
) -> None:
    edition = Edition.objects.get(action=listed)

    assert _refused(lambda: change(edition)) == "The steps of a listed text never change."


def test_a_step_cannot_be_moved_to_a_listed_text(listed: Action) -> None:
    draft = ActionFactory(transitions=[(None, 2, 3)])
    steps = Transition.objects.filter(edition__action=draft)

    assert "never change" in _refused(lambda: steps.update(edition=listed.current_edition))


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: EditionTag.objects.filter(content_object=edition).update(tag=TagFactory()),
        lambda edition: EditionTag.objects.filter(content_object=edition).delete(),
        lambda edition: EditionTag.objects.create(content_object=edition, tag=TagFactory()),
    ],
)
def test_the_tags_of_a_listed_text_refuse_change(
    listed: Action, change: Callable[[Edition], object]
) -> None:
    edition = Edition.objects.get(action=listed)

    assert _refused(lambda: change(edition)) == "The tags of a listed text never change."


@pytest.mark.parametrize("change", [lambda e: e.update(why="x"), lambda e: e.delete()])
def test_what_happened_to_an_action_is_never_rewritten(
    listed: Action, change: Callable[[Any], object]
) -> None:
    ActionEvent.objects.create(action=listed, what="listed", at=LISTED_AT, by=listed.author)

    refusal = _refused(lambda: change(ActionEvent.objects.all()))

    assert refusal == "What happened to an action is never rewritten."


@pytest.mark.parametrize("state", ["submitted", "changes_asked", "listed", "declined", "retired"])
def test_nothing_handed_in_is_ever_a_draft_again(state: str) -> None:
    action = ActionFactory(**{state: True})
    rows = Action.objects.filter(pk=action.pk)

    refusal = _refused(lambda: rows.update(state="draft"))

    assert refusal == "What was handed in is never a draft again."


@pytest.mark.parametrize("slug", ["another", None])
def test_the_address_of_an_action_never_changes(listed: Action, slug: str | None) -> None:
    rows = Action.objects.filter(pk=listed.pk)

    assert _refused(lambda: rows.update(slug=slug)) == "The address of an action never changes."


@pytest.fixture
def suggestion(db: None) -> Suggestion:
    return SuggestionFactory()


@pytest.mark.parametrize("key", ["edition", "based_on"])
def test_a_suggestion_is_about_one_action(suggestion: Suggestion, key: str) -> None:
    text = next_edition(ActionFactory(listed=True))
    action = suggestion.action if key == "edition" else text.action
    texts = {"action": action, "edition": text, "based_on": suggestion.based_on}

    refusal = _refused(lambda: Suggestion.objects.create(**texts, by=suggestion.by, at=LISTED_AT))

    assert refusal == "A suggestion is about one action: both its texts belong to it."


@pytest.mark.parametrize("changed", ["by", "at", "uid", "based_on"])
def test_who_suggested_what_is_never_rewritten(suggestion: Suggestion, changed: str) -> None:
    others: dict[str, Any] = {
        "by": suggestion.action.author,
        "at": LISTED_AT.replace(year=2027),
        "uid": uuid4(),
        "based_on": suggestion.edition,
    }
    rows = Suggestion.objects.filter(pk=suggestion.pk)

    refusal = _refused(lambda: rows.update(**{changed: others[changed]}))

    assert refusal == "Who suggested what, and when, is never rewritten."


def test_an_answered_suggestion_is_never_rewritten(suggestion: Suggestion) -> None:
    rows = Suggestion.objects.filter(pk=suggestion.pk)
    answer = {"decided_by": suggestion.action.author, "decided_at": LISTED_AT}
    rows.update(state="declined", why="No.", **answer)
    says = "What was decided about a suggestion is never rewritten."

    assert _refused(lambda: rows.update(why="Yes.")) == says
    assert _refused(lambda: rows.update(state="open", decided_by=None, decided_at=None)) == says
    assert _refused(lambda: rows._raw_delete(rows.db)) == says


def test_a_suggestion_is_accepted_only_with_its_text_frozen(suggestion: Suggestion) -> None:
    rows = Suggestion.objects.filter(pk=suggestion.pk)
    answer = {"decided_by": suggestion.action.author, "decided_at": LISTED_AT}
    says = "A suggestion is accepted when its text is frozen, and only then."

    assert _refused(lambda: rows.update(state="accepted", **answer)) == says
    Edition.objects.filter(pk=suggestion.edition_id).update(number=2, frozen_at=LISTED_AT)
    assert _refused(lambda: rows.update(state="declined", why="No.", **answer)) == says
    assert rows.update(state="accepted", **answer) == 1


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "otherwise", [{}, {"id": "9", "edition_id": "9"}, {"id": "9", "uid": "'9'"}], ids=str
)
def test_a_suggestion_is_not_written_over(
    suggestion: Suggestion, otherwise: dict[str, str]
) -> None:
    assert _refused(lambda: replace_first(Suggestion, **otherwise)) in (
        "What was decided about a suggestion is never rewritten.",
        "A suggestion is about one action: both its texts belong to it.",
    )
    assert Suggestion.objects.count() == 1


def test_people_and_councils_are_counted_from_votes(listed: Action) -> None:
    council = MembershipFactory().council
    ActionVoteFactory(on=listed, council=council)
    ActionVoteFactory(on=listed, council=council)
    ActionVoteFactory(on=listed)

    tally = ActionTally.objects.values_list("people", "councils").get(action=listed)

    assert tally == (3, 1)


def test_a_vote_taken_back_or_not_counted_leaves_the_tally(listed: Action) -> None:
    gone, banned, _ = (
        ActionVoteFactory(on=listed, council=MembershipFactory().council) for _ in "abc"
    )
    gone.delete()
    ActionVote.objects.filter(pk=banned.pk).update(counted=False)

    tally = ActionTally.objects.values_list("people", "councils").get(action=listed)

    assert tally == (1, 1)


@pytest.fixture
def merge() -> Merge:
    duplicate, other = ActionFactory(merged=True), ActionFactory(listed=True)
    given = {"by": duplicate.author, "at": LISTED_AT, "why": "The same."}
    return Merge.objects.create(duplicate=duplicate, into=other, **given)


@pytest.mark.parametrize(
    "change",
    [lambda rows: rows.update(why="x"), lambda rows: rows._raw_delete(rows.db)],
)
def test_who_merged_what_is_never_rewritten(merge: Merge, change: Callable[[Any], object]) -> None:
    refusal = _refused(lambda: change(Merge.objects.filter(pk=merge.pk)))

    assert refusal == "Who merged what with what, and why, is never rewritten."


def test_an_undone_merge_stays_undone(merge: Merge) -> None:
    undone = {"undone_at": LISTED_AT, "undone_by": merge.by, "undone_why": "They differ."}
    rows = Merge.objects.filter(pk=merge.pk)
    rows.update(**undone)

    refusal = _refused(lambda: rows.update(undone_at=None, undone_by=None, undone_why=""))

    assert refusal == "An undone merge stays undone: merge again."


@pytest.mark.parametrize("state", ["retired", "merged", "submitted"])
def test_only_a_listed_action_stands_for_another(merge: Merge, state: str) -> None:
    given = {"by": merge.by, "at": LISTED_AT, "why": "The same."}
    duplicate, other = ActionFactory(merged=True), ActionFactory(**{state: True})

    refusal = _refused(lambda: Merge.objects.create(duplicate=duplicate, into=other, **given))

    assert refusal == "Only a listed action stands for another."


def test_what_was_found_at_a_recheck_is_never_rewritten() -> None:
    release = make_release()
    listed = ActionFactory(listed=True, model=release.model)
    dimension = release.dimensions.get().dimension
    Recheck.objects.create(
        action=listed, release=release, dimension=dimension, created_at=LISTED_AT
    )
    rows = Recheck.objects.all()
    says = "What was found when an action was looked at again is never rewritten."

    assert _refused(lambda: rows.update(created_at=release.frozen_at)) == says
    assert _refused(lambda: rows._raw_delete(rows.db)) == says
    rows.update(settled_at=LISTED_AT, settled_by=listed.author, outcome="kept")
    assert _refused(lambda: rows.update(outcome="changed")) == says
