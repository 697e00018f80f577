"""What members send when they propose an action: its words, and the steps it serves."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict

from library.forms.choices import wording_of
from library.forms.steps import INCOMPLETE, MOST_ROWS, ROWS, StepRows, step_rows, steps_of
from library.models import Edition, Tag
from library.models.bands import Benefit, CostBand, Effort
from library.models.tags import LONGEST_NAME, tags_of
from library.operations.checking import known_model
from library.operations.drafts import ActionDraft
from model_releases.canonical.json_text import LONGEST_CELL
from model_releases.models import Model
from ui.forms import error_links

CHECK, KEEP, ANOTHER = "check", "keep", "another"  # what a button says should happen then
MOST_TAGS = 6
NOT_STATED = ("", "Not stated")


class WordsForm(forms.Form):
    """The words of an action."""

    uid = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE},
    )
    title = forms.CharField(
        max_length=120,
        help_text="What is done, as you would tell a colleague to do it. 120 characters at most.",
    )
    summary = forms.CharField(
        max_length=600,
        help_text="Who does what, and what is then different. 600 characters at most.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    description = forms.CharField(
        max_length=LONGEST_CELL,
        help_text="What it looks like in a real week, and where it stops.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    why = forms.CharField(
        max_length=LONGEST_CELL,
        required=False,
        help_text="What it costs not to do it, and who feels that.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    steps = forms.CharField(
        label="What to do, step by step",
        max_length=LONGEST_CELL,
        required=False,
        help_text="One on each line. The first can be done this week.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    effort = forms.ChoiceField(
        choices=[NOT_STATED, *Effort.choices],
        required=False,
        help_text="Staff time, for a council of the smallest kind it suits.",
    )
    cost = forms.ChoiceField(
        choices=[NOT_STATED, *CostBand.choices],
        required=False,
        help_text="Money to find. Staff time is effort.",
    )
    benefits = forms.MultipleChoiceField(
        choices=Benefit.choices,
        required=False,
        help_text="Those that what you describe leads to.",
        widget=forms.CheckboxSelectMultiple,
    )
    tags = forms.MultipleChoiceField(
        required=False, help_text=f"{MOST_TAGS} at most.", widget=forms.CheckboxSelectMultiple
    )

    new_tags = forms.CharField(
        label="Tags that are not there yet",
        max_length=700,
        required=False,
        help_text="One on each line. They stand on your action at once; others can choose them "
        "when a curator has approved them.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Tag.objects.offered().by_name().values_list("name", flat=True)
        tags = self.fields["tags"]
        if isinstance(tags, forms.MultipleChoiceField):
            tags.choices = [(name, name) for name in names]

    def clean_tags(self) -> list[str]:
        """No more than a reader takes in."""
        chosen: list[str] = self.cleaned_data["tags"]
        if len(chosen) > MOST_TAGS:
            raise forms.ValidationError(
                f"Choose {MOST_TAGS} tags at most: {len(chosen)} are ticked"
            )
        return chosen

    def clean_new_tags(self) -> list[str]:
        """The names, each on one line and no longer than a tag may be."""
        names = lines_of(self.cleaned_data["new_tags"])
        if too_long := [name for name in names if len(name) > LONGEST_NAME]:
            raise forms.ValidationError(
                f"Shorten “{too_long[0][:40]}…”: a tag has {LONGEST_NAME} characters at most"
            )
        chosen = self.cleaned_data.get("tags", [])
        if len({*names, *chosen}) > MOST_TAGS:
            raise forms.ValidationError(
                f"Give {MOST_TAGS} tags at most: {len(chosen)} are ticked, {len(names)} are new"
            )
        return names


def lines_of(text: str) -> list[str]:
    """The lines that say something, each once, with single spaces between their words."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return list(dict.fromkeys(line for line in lines if line))


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
        """What a valid form holds. Lines end as on every page, whatever the browser sent."""
        said: dict[str, Any] = {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in self.words.cleaned_data.items()
            if name != "uid"
        }
        lines = (line.strip() for line in said.pop("steps").split("\n"))
        tags = (*said.pop("tags"), *said.pop("new_tags"))
        return ActionDraft(
            **said,
            tags=tags,
            steps=[line for line in lines if line],
            transitions=self.steps.steps(),
        )


def blank_form(model: Model) -> ActionForm:
    """The form as somebody first sees it, with an identity of its own."""
    return ActionForm(WordsForm(), _rows(model))


def sent_form(sent: QueryDict, model: Model) -> ActionForm:
    """What somebody sent. To be handed in, it needs a step; as a draft it does not."""
    return ActionForm(WordsForm(sent), _rows(model, sent, must_have_one=sent.get("then") == CHECK))


def form_of(edition: Edition, model: Model) -> ActionForm:
    """The form filled with an edition."""
    plain = {
        name: getattr(edition, name)
        for name in ("title", "summary", "description", "why", "effort", "cost", "benefits")
    }
    tags = tags_of([edition.pk])[0].get(edition.pk, [])
    words = {
        "uid": edition.action.uid,
        "steps": "\n".join(edition.steps),
        "tags": [tag.name for tag in tags if tag.is_offered],
        "new_tags": "\n".join(tag.name for tag in tags if tag.is_waiting),
    }
    initial = steps_of(edition, wording_of(model.pk))
    return ActionForm(WordsForm(initial=plain | words), _rows(model, initial=initial))


def with_another_row(sent: QueryDict, model: Model) -> ActionForm:
    """What somebody sent, unchecked, with one more row for a step."""
    shown = {str(rows): rows for rows in range(MOST_ROWS)}
    more = sent.copy()
    more["step-TOTAL_FORMS"] = str(shown.get(sent.get("step-TOTAL_FORMS", ""), ROWS) + 1)
    more["step-INITIAL_FORMS"] = "0"
    bound = _rows(model, more)
    initial = [_as_sent(row) for row in bound.forms]
    return ActionForm(WordsForm(initial=_as_sent(WordsForm(sent))), _rows(model, initial=initial))


def _as_sent(form: forms.Form) -> dict[str, Any]:
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }


def _rows(model: Model, sent: QueryDict | None = None, **about: Any) -> StepRows:
    about["form_kwargs"] = {
        "wording": wording_of(model.pk),
        "model": known_model(model),
        "empty_permitted": True,  # a row that somebody emptied is left out too
        "use_required_attribute": False,
    }
    rows = step_rows(sent, **about)
    if sent is None and about.get("initial"):
        rows.extra = max(0, ROWS - len(about["initial"]))
    return cast("StepRows", rows)
