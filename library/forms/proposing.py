"""What members send when they propose an action: its words, and the steps it serves."""

from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.http import QueryDict

from library.forms.choices import wording_of
from library.forms.steps import MOST_ROWS, ROWS, StepRows, step_rows, steps_of
from library.forms.words import FIRST, FURTHER, WordsForm, shown_of
from library.models import Edition
from library.operations.checking import known_model
from library.operations.drafts import ActionDraft, DraftTransition, draft_of_edition
from model_releases.models import Model
from ui.forms import error_links

# What a button says should happen then
CHECK, KEEP, ANOTHER, LOOK = "check", "keep", "another", "look"


@dataclass
class ActionForm:
    """The whole form of an action: its words and its steps, checked and shown together."""

    words: WordsForm
    steps: StepRows

    def is_valid(self) -> bool:
        """Whether both are; both are checked, so that every fault is shown at once."""
        return all([self.words.is_valid(), self.steps.is_valid()])

    def error_links(self) -> list[dict[str, str]]:
        """All faults, in the order of the page."""
        if not self.words.is_bound:
            return []
        rows = [link for row in self.steps for link in error_links(row)]
        whole = [{"text": str(e), "target": "steps"} for e in self.steps.non_form_errors()]
        return [*error_links(self.words), *whole, *rows]

    def draft(self) -> ActionDraft:
        """What a valid form holds; parts that it does not show are those of the text it changes."""
        words, steps, base = self.words.said(), self.steps.steps(), self.words.base
        if base is None:
            return ActionDraft(**words, transitions=steps)
        is_as_shown = steps == tuple(map(_as_shown, base.transitions))
        return replace(base, **words, transitions=base.transitions if is_as_shown else steps)

    def first_fields(self) -> list[forms.BoundField]:
        """What everybody fills in."""
        return self._fields(FIRST)

    def further_fields(self) -> list[forms.BoundField]:
        """What some add."""
        return self._fields(FURTHER)

    def has_further(self) -> bool:
        """Whether one of the further fields holds something, or is wrong."""
        return any(field.value() or field.errors for field in self.further_fields())

    def _fields(self, names: tuple[str, ...]) -> list[forms.BoundField]:
        return [self.words[name] for name in names if name in self.words.fields]


def blank_form(model: Model) -> ActionForm:
    """The form as somebody first sees it, with an identity of its own."""
    return ActionForm(WordsForm(), _rows(model))


def sent_form(sent: QueryDict, model: Model, *, base: Edition | None = None) -> ActionForm:
    """What somebody sent. To be handed in, it needs a step; as a draft it does not."""
    must_have_one = sent.get("then") == CHECK
    rows = _rows(model, sent, base=base, must_have_one=must_have_one)
    return ActionForm(WordsForm(sent, base=_draft_of(base)), rows)


def form_of(
    edition: Edition, model: Model, *, draft: ActionDraft | None = None, **hidden: Any
) -> ActionForm:
    """The form that changes an edition, filled with it, or with `draft` if something is typed.

    `hidden` are the form's uid, and when the words were written.
    """
    base = draft_of_edition(edition)
    shown = draft or base
    words = WordsForm(initial=dict(shown_of(shown)) | hidden, base=base)
    initial = steps_of(shown.transitions, wording_of(model.pk))
    return ActionForm(words, _rows(model, base=edition, initial=initial))


def typed_form(
    sent: QueryDict, model: Model, *, base: Edition | None = None, more_rows: int = 0
) -> ActionForm:
    """What somebody typed, unchecked, to be shown again; with more rows for steps if wanted."""
    most = _most_rows(base)
    shown = {str(rows): rows for rows in range(most + 1)}
    rows = shown.get(sent.get("step-TOTAL_FORMS", ""), ROWS)
    more = sent.copy()
    more["step-TOTAL_FORMS"] = str(min(rows + more_rows, most))
    more["step-INITIAL_FORMS"] = "0"
    bound = _rows(model, more, base=base)
    initial = [_as_sent(row) for row in bound.forms]
    draft = _draft_of(base)
    words = WordsForm(initial=_as_sent(WordsForm(sent, base=draft)), base=draft)
    return ActionForm(words, _rows(model, base=base, initial=initial))


def _as_shown(step: DraftTransition) -> DraftTransition:
    """A step as it comes back from a row that nobody touched."""
    return replace(step, reason=step.reason.strip())


def _draft_of(base: Edition | None) -> ActionDraft | None:
    return draft_of_edition(base) if base else None


def _as_sent(form: forms.Form) -> dict[str, Any]:
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }


def _most_rows(base: Edition | None) -> int:
    """As many steps as the text has that is changed, or as many as somebody may give."""
    return max(MOST_ROWS, base.transitions.count() if base else 0)


def _rows(
    model: Model, sent: QueryDict | None = None, *, base: Edition | None = None, **about: Any
) -> StepRows:
    about["form_kwargs"] = {
        "wording": wording_of(model.pk),
        "model": known_model(model),
        "empty_permitted": True,  # a row that somebody emptied is left out too
        "use_required_attribute": False,
    }
    rows = step_rows(sent, **about)
    rows.max_num = rows.absolute_max = _most_rows(base)
    if sent is None and about.get("initial"):
        rows.extra = max(0, ROWS - len(about["initial"]))
    return cast("StepRows", rows)
