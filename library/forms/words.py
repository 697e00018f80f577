"""The words of an action as a form: all of an edition but its steps of the model and its review.

Lists are typed one on each line. What a reader leaves as it was is kept byte for byte, also where
a form could not show it so: an imported text may end its lines otherwise, or begin with a space.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms

from community.models.councils import CouncilKind
from library.forms.steps import INCOMPLETE
from library.models import Tag
from library.models.bands import Benefit, CostBand, Effort, TimeToEffect
from library.models.tags import LONGEST_NAME
from library.operations.drafts import ActionDraft
from model_releases.canonical.json_text import LONGEST_CELL

MOST_TAGS = 6
NOT_STATED = ("", "Not stated")
NO_PART = ("uid", "opened_at", "new_tags")
LINES = ("implications", "steps", "check_list", "prerequisites", "leans_on")
# Shown one after the other, then (folded) the rest; a whole text stands in place of the parts.
FIRST = ("title", "summary", "body_markdown", "description", "why", "steps")
FURTHER = (
    *("quote", "quote_source", "implications", "check_list", "resources"),
    *("prerequisites", "risk", "time_to_effect", "council_kinds", "leans_on", "owner"),
)
OF_A_WHOLE_TEXT = ("body_markdown",)
OF_PARTS = (
    *("description", "why", "steps", "quote", "quote_source"),
    *("implications", "check_list", "resources"),
)


def _long(label: str, help_text: str, *, rows: int = 4, is_required: bool = False) -> forms.Field:
    return forms.CharField(
        label=label,
        max_length=LONGEST_CELL,
        required=is_required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _one_of(choices: list[tuple[str, Any]], help_text: str, **about: Any) -> forms.Field:
    return forms.ChoiceField(
        choices=[NOT_STATED, *choices], required=False, help_text=help_text, **about
    )


def _some_of(choices: list[tuple[str, Any]], help_text: str, **about: Any) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=choices,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
        **about,
    )


class WordsForm(forms.Form):
    """The words of an action. `base` is the text that is changed; none for a new one."""

    uid = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE},
    )
    opened_at = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        max_length=120,
        help_text="What is done, as you would tell a colleague to do it. 120 characters at most.",
    )
    summary = forms.CharField(
        max_length=600,
        help_text="Who does what, and what is then different. 600 characters at most.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body_markdown = _long(
        "Text",
        "The whole text, in Markdown: ## before a heading, - before a line of a list.",
        rows=20,
        is_required=True,
    )
    description = _long(
        "Description",
        "What it looks like in a real week, and where it stops.",
        rows=6,
        is_required=True,
    )
    why = _long("Why", "What it costs not to do it, and who feels that.")
    steps = _long(
        "What to do, step by step",
        "One on each line. The first can be done this week.",
        rows=6,
    )
    effort = _one_of(Effort.choices, "Staff time, for a council of the smallest kind it suits.")
    cost = _one_of(CostBand.choices, "Money to find. Staff time is effort.")
    benefits = _some_of(Benefit.choices, "Those that what you describe leads to.")
    tags = _some_of([], f"{MOST_TAGS} at most.")
    new_tags = _long(
        "Tags that are not there yet",
        "One on each line. They stand on your action at once; others can choose them when a "
        "curator has approved them.",
        rows=2,
    )
    quote = _long("Quote", "A sentence or two of somebody who did it, without quotation marks.")
    quote_source = forms.CharField(
        label="Who said it",
        max_length=300,
        required=False,
        help_text="Their post and council, and where it can be read.",
    )
    implications = _long(
        "What it means", "For residents, the council, the place. One on each line."
    )
    check_list = _long(
        "Check-list", "Questions that show whether it is done. One on each line.", rows=5
    )
    resources = _long(
        "Tools and resources",
        "One on each line: its name | its web address | a note. Address and note may be left out.",
    )
    prerequisites = _long(
        "What to do first", "What has to be there before this can work. One on each line.", rows=2
    )
    risk = _long("Risk", "What most often goes wrong, and how one notices.", rows=2)
    time_to_effect = _one_of(TimeToEffect.choices, "Until somebody notices a difference.")
    council_kinds = _some_of(
        CouncilKind.choices, "None ticked: every kind.", label="Kinds of council it suits"
    )
    leans_on = _long("What it leans on", "Standards and guides. One on each line.", rows=2)
    owner = forms.CharField(
        max_length=200,
        required=False,
        help_text="A post and its council, for questions. No person’s name.",
    )

    def __init__(self, *args: Any, base: ActionDraft | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.base = base
        is_whole = base is not None and bool(base.body_markdown)
        for name in OF_PARTS if is_whole else OF_A_WHOLE_TEXT:
            del self.fields[name]
        names = Tag.objects.offered().by_name().values_list("name", flat=True)
        tags = self.fields["tags"]
        if isinstance(tags, forms.MultipleChoiceField):
            tags.choices = [(name, name) for name in names]

    def clean_opened_at(self) -> datetime | None:
        """When the words were written that stood in the form; none for a new text."""
        said: str = self.cleaned_data["opened_at"]
        try:
            return datetime.fromisoformat(said) if said else None
        except ValueError:
            raise forms.ValidationError(INCOMPLETE) from None

    def clean_tags(self) -> list[str]:
        """No more than a reader takes in, or than there were."""
        chosen: list[str] = self.cleaned_data["tags"]
        most = self._most_tags()
        if len(chosen) > most:
            raise forms.ValidationError(f"Choose {most} tags at most: {len(chosen)} are ticked")
        return chosen

    def clean_new_tags(self) -> list[str]:
        """The names, each on one line and no longer than a tag may be."""
        names = lines_of(self.cleaned_data["new_tags"])
        if too_long := [name for name in names if len(name) > LONGEST_NAME]:
            raise forms.ValidationError(
                f"Shorten “{too_long[0][:40]}…”: a tag has {LONGEST_NAME} characters at most"
            )
        chosen, most = self.cleaned_data.get("tags", []), self._most_tags()
        if len({*names, *chosen}) > most:
            raise forms.ValidationError(
                f"Give {most} tags at most: {len(chosen)} are ticked, {len(names)} are new"
            )
        return names

    def _most_tags(self) -> int:
        return max(MOST_TAGS, len(self.base.tags) if self.base else 0)

    def said(self) -> dict[str, Any]:
        """The parts of a draft that a valid form holds; those left alone are as they were."""
        read = _read({**self.cleaned_data})
        if self.base is None:
            return read
        shown = _read(dict(shown_of(self.base)))
        return {
            name: getattr(self.base, name) if value == shown[name] else value
            for name, value in read.items()
        }


def shown_of(draft: ActionDraft) -> list[tuple[str, Any]]:
    """Each part of a draft as the form shows it; tags not offered yet are typed. One query."""
    names = [name for name in WordsForm.base_fields if name not in NO_PART]
    shown = [(name, SHOWN.get(name, _unchanged)(getattr(draft, name))) for name in names]
    offered = set(Tag.objects.offered().filter(name__in=draft.tags).values_list("name", flat=True))
    others = [name for name in draft.tags if name not in offered]
    ticked = [name for name in draft.tags if name in offered]
    return [*shown, ("tags", ticked), ("new_tags", "\n".join(others))]


def _read(shown: dict[str, Any]) -> dict[str, Any]:
    """Parts of a draft from what stands in the fields; tags, ticked and typed, are one part."""
    parts = {
        name: READ.get(name, _as_it_is)(value)
        for name, value in shown.items()
        if name not in NO_PART
    }
    typed = shown["new_tags"]
    more = lines_of(typed) if isinstance(typed, str) else typed
    return {**parts, "tags": tuple(sorted({*shown["tags"], *more}))}


def lines_of(text: str) -> list[str]:
    """The lines that say something, each once, with single spaces between their words."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return list(dict.fromkeys(line for line in lines if line))


def _unchanged(value: Any) -> Any:
    return value


def _as_it_is(value: Any) -> Any:
    """Text as on every page, whatever the browser sent."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.replace("\r\n", "\n").split("\n"))
    return [line for line in lines if line]


def _resources(text: str) -> list[dict[str, str]]:
    return [_resource(line) for line in _lines(text)]


def _resource(line: str) -> dict[str, str]:
    name, address, note = [*(part.strip() for part in line.split("|", 2)), "", ""][:3]
    return {"name": name, "address": address, "note": note}


def _resource_line(one: dict[str, str]) -> str:
    parts = [one.get("name", ""), one.get("address", ""), one.get("note", "")]
    return " | ".join(parts).rstrip(" |")


READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(LINES, _lines),
    "resources": _resources,
}
SHOWN: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(LINES, "\n".join),
    "resources": lambda rows: "\n".join(map(_resource_line, rows)),
    "tags": list,
}
