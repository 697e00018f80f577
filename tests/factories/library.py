"""Actions and what hangs on them: the smallest valid thing of each.

The words of an action are given to its factory (`title=`, `summary=` …), and so are `transitions`
as (dimension or None, from level, to level) and `tags` by name: a listed text takes no more parts.
"""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.text import slugify
from factory.declarations import (
    LazyAttribute,
    LazyFunction,
    SelfAttribute,
    Sequence,
    SubFactory,
    Trait,
)

from library.models import (
    Action,
    ActionTally,
    ActionVote,
    CoAuthor,
    Edition,
    EditionTag,
    Suggestion,
    Tag,
    Transition,
    UseReport,
)
from library.operations.drafts import ActionDraft, draft_of_edition
from library.operations.editing import Edit, freeze_next, write_edition
from library.operations.suggesting import accept_suggestion
from model_releases.models import Dimension, Model
from tests.factories.base import RowFactory
from tests.factories.community import CouncilFactory, MemberFactory

LISTED_AT = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
Step = tuple[Dimension | None, int, int]


def own_model() -> Model:
    """The site's own model; made when there is none."""
    own, _ = Model.objects.get_or_create(
        is_own=True, defaults={"slug": "own-model", "name": "Own model"}
    )
    return own


class TagFactory(RowFactory[Tag]):
    """A tag that is offered, without synonyms. The other states are traits."""

    class Meta:
        model = Tag

    class Params:
        waiting = Trait(approved_at=None, approved_by=None)
        hidden = Trait(
            approved_at=None,
            approved_by=None,
            hidden_at=LISTED_AT,
            hidden_by=SubFactory(MemberFactory),
        )

    name = Sequence(lambda n: f"tag-{n}")
    slug = LazyAttribute(lambda tag: slugify(tag.name))
    approved_at = LISTED_AT
    approved_by = SubFactory(MemberFactory)


class ActionFactory(RowFactory[Action]):
    """A draft with a title and a summary. `listed=True` and the other states are traits."""

    class Meta:
        model = Action

    class Params:
        submitted = Trait(state="submitted", submitted_at=LISTED_AT)
        changes_asked = Trait(state="changes_asked", submitted_at=LISTED_AT)
        declined = Trait(state="declined", submitted_at=LISTED_AT)
        listed = Trait(state="listed", slug=Sequence(lambda n: f"action-{n}"), listed_at=LISTED_AT)
        retired = Trait(state="retired", slug=Sequence(lambda n: f"old-{n}"), listed_at=LISTED_AT)
        merged = Trait(state="merged", slug=Sequence(lambda n: f"twin-{n}"), listed_at=LISTED_AT)

    model = LazyFunction(own_model)
    author = SubFactory(MemberFactory)
    created_at = LISTED_AT
    title = Sequence(lambda n: f"Write down thing {n}")
    summary = "One person writes it down. Others then know."

    @classmethod
    def _create(cls, model_class: type[Action], *_: Any, **given: Any) -> Action:
        names = {field.name for field in Edition._meta.get_fields()} - {"tags", "transitions"}
        steps, tags = given.pop("transitions", ()), given.pop("tags", ())
        words = {name: given.pop(name) for name in names & given.keys() - {"action", "id"}}
        # A listed row needs its edition.
        later = {"state", "slug", "listed_at", "keeper"} & given.keys()
        state: dict[str, Any] = {name: given.pop(name) for name in later}
        action = model_class.objects.create(**given)
        ActionTally.objects.create(action=action)
        action.current_edition = _write(action, words, steps=steps, tags=tags)
        if state.get("listed_at"):
            state["listed_by"] = given.get("listed_by") or MemberFactory()
            action.current_edition.frozen_at = state["listed_at"]
            action.current_edition.save(update_fields=["frozen_at"])
        for name, value in state.items():
            setattr(action, name, value)
        action.save()
        return action


def _write(
    action: Action, words: dict[str, Any], *, steps: Iterable[Step], tags: Iterable[str]
) -> Edition:
    defaults = {"written_by": action.author, "written_at": action.created_at}
    edition = Edition.objects.create(action=action, **{**defaults, **words})
    _add_steps(edition, steps)
    for name in tags:
        approved = {"approved_at": LISTED_AT, "approved_by": action.author}
        tag, _ = Tag.objects.get_or_create(name=name, defaults={"slug": slugify(name), **approved})
        EditionTag.objects.create(content_object=edition, tag=tag)
    return edition


def _add_steps(edition: Edition, steps: Iterable[Step]) -> None:
    for position, (dimension, from_level, to_level) in enumerate(steps):
        Transition.objects.create(
            edition=edition,
            dimension=dimension,
            from_level=from_level,
            to_level=to_level,
            position=position,
        )


def next_edition(action: Action, kind: str = "substantive", **words: Any) -> Edition:
    """Give a listed action its next text, as an edit of that kind does."""
    old = Edition.objects.get(current_of=action)
    draft = replace(draft_of_edition(old), **words or {"why": f"Reason {old.number}"})
    edition = write_edition(action, Edit(draft, kind, "Why.", old), by=action.author, at=LISTED_AT)
    freeze_next(action, edition, by=action.author, at=LISTED_AT)
    action.refresh_from_db()
    return edition


class SuggestionFactory(RowFactory[Suggestion]):
    """An open suggestion of another summary, by somebody who did not write the action.

    `SuggestionFactory(on=action, title="Other")`: words of the suggested text are given to it.
    """

    class Meta:
        model = Suggestion

    class Params:
        on = SubFactory(ActionFactory, listed=True)

    action = SelfAttribute("on")
    based_on = SelfAttribute("action.current_edition")
    by = SubFactory(MemberFactory)
    at = LISTED_AT

    @classmethod
    def _create(cls, model_class: type[Suggestion], *_: Any, **given: Any) -> Suggestion:
        names = {field.name for field in ActionDraft.__dataclass_fields__.values()}
        words = {name: given.pop(name) for name in names & given.keys()}
        kind, note = given.pop("kind", "editorial"), given.pop("change_note", "Clearer.")
        words = words or {"summary": "Somebody else writes it down."}
        draft = replace(draft_of_edition(given["based_on"]), **words)
        edit = Edit(draft, kind, note, given["based_on"])
        edition = write_edition(given["action"], edit, by=given["by"], at=given["at"])
        return model_class.objects.create(edition=edition, **given)


def frozen_as_accepted(suggestion: Suggestion) -> None:
    """Accept a suggestion as its action's author does, whatever the text is by now."""
    accept_suggestion(suggestion, kind="editorial", by=suggestion.action.author, at=LISTED_AT)
    suggestion.refresh_from_db()


class CoAuthorFactory(RowFactory[CoAuthor]):
    """A member who has accepted to write an action with its author; `waiting=True` has not yet."""

    class Meta:
        model = CoAuthor

    class Params:
        waiting = Trait(accepted_at=None)

    action = SubFactory(ActionFactory)
    member = SubFactory(MemberFactory)
    invited_by = SelfAttribute("action.author")
    invited_at = LISTED_AT
    accepted_at = LISTED_AT


class ActionVoteFactory(RowFactory[ActionVote]):
    """One member's vote, for no council; `ActionVoteFactory(on=action)`."""

    class Meta:
        model = ActionVote

    class Params:
        on = SubFactory(ActionFactory, listed=True)

    action = SelfAttribute("on")
    edition = SelfAttribute("action.current_edition")
    member = SubFactory(MemberFactory)
    at = LISTED_AT


class UseReportFactory(RowFactory[UseReport]):
    """A council for which the action worked."""

    class Meta:
        model = UseReport

    action = SubFactory(ActionFactory, listed=True)
    council = SubFactory(CouncilFactory)
    reported_by = SubFactory(MemberFactory)
    reported_at = LISTED_AT
    used_on = LISTED_AT.date().replace(day=1)
    outcome = UseReport.Outcome.WORKED
