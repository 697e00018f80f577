"""The filters beside a list of actions, the chips above it, and ways out when nothing was found."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from library.forms.choices import FACETS
from library.forms.finding import AS_WORDS, EVERYTHING, OTHER_MODELS, READ, FindActionsForm
from search.contract import Answer
from search.sentences import is_sentence
from search.words import understand
from ui.addresses import query_with, query_without

ALWAYS_OPEN = 5
BEFORE_MORE = 10
NARROWING = {**dict.fromkeys(FACETS, ""), "from": "From ", "to": "To "}
WIDENING = {
    **{name: f"Any {title.lower()}" for name, title in FACETS.items()},
    "from": "From any level",
    "to": "To any level",
    "recheck": "To re-check or not",
}
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Option:
    """One value of a facet; `count` is how many actions choosing it would show, as written."""

    value: str
    label: str
    count: str
    is_chosen: bool


@dataclass(frozen=True)
class ShownFacet:
    """One facet: ten options, then `more`."""

    name: str
    title: str
    is_open: bool
    options: list[Option]
    more: list[Option]


@dataclass(frozen=True)
class Link:
    """A way to another list. `note` says how much is there."""

    text: str
    url: str
    note: str = ""


def facets_of(form: FindActionsForm, counts: Counts) -> list[ShownFacet]:
    """Facets with their counts. A value that would show nothing is left out unless chosen."""
    shown = []
    for place, (name, title) in enumerate(FACETS.items()):
        options = _options(form, name, counts.get(name, {}))
        if options:
            is_open = place < ALWAYS_OPEN or bool(form.chosen[name])
            first, more = options[:BEFORE_MORE], options[BEFORE_MORE:]
            shown.append(ShownFacet(name, title, is_open, first, more))
    return shown


def _options(form: FindActionsForm, name: str, counts: Mapping[str, int]) -> list[Option]:
    labels, chosen = form.choices.labels[name], form.chosen[name]
    values = [value for value in labels if counts.get(value) or value in chosen]
    if name == "tag":  # too many to read through: what is chosen first, then what is common
        values.sort(key=lambda value: (value not in chosen, -counts.get(value, 0)))
    return [
        Option(value, labels[value], f"{counts.get(value, 0):,}", value in chosen)
        for value in values
    ]


def chips_of(form: FindActionsForm) -> list[Link]:
    """Filters in use, each with the address of the same list without it."""
    asked = _kept(form)
    return [
        Link(NARROWING[name] + form.choices.labels[name][value], query_without(asked, name, value))
        for name in form.in_use()
        for value in form.chosen[name]
    ]


def address_without(form: FindActionsForm, *names: str) -> str:
    """The address of the same list without these parameters, on its first page."""
    return f"?{_kept(form, *names).urlencode()}"


def words_address(form: FindActionsForm) -> str:
    """The address at which a question is not read, but searched for as words."""
    return query_with(form.parameters, READ, AS_WORDS)


def is_met_half_way(form: FindActionsForm, found: Answer) -> bool:
    """Whether a sentence was taken for less than all its words, so that one may ask for them."""
    if form.is_read or not found.is_loosened or form.parameters.get(READ) == AS_WORDS:
        return form.is_read
    return is_sentence(form.words, understand(form.words))


def spelling_address(form: FindActionsForm, spelling: str) -> str:
    """The address at which another spelling is searched for, with the same filters."""
    return query_with(_kept(form), "q", spelling)


def hidden_fields(form: FindActionsForm, *names: str) -> list[tuple[str, str]]:
    """What a form must carry along that asks for `names` itself: name and value of each."""
    return [(name, value) for name, values in _kept(form, *names).lists() for value in values]


def _kept(form: FindActionsForm, *without: str) -> QueryDict:
    """Parameters as understood: the chosen values, without what was not known."""
    kept = QueryDict(mutable=True)
    asked = {
        "q": (form.words,),
        **form.chosen,
        "sort": (form.parameters.get("sort", ""),),
        "model": (form.parameters.get("model", ""),),
        READ: (form.parameters.get(READ, ""),),
    }
    for name, values in asked.items():
        if name not in without and any(values):
            kept.setlist(name, list(values))
    return kept


def ways_out(form: FindActionsForm, counts: Counts) -> list[Link]:
    """Lists that would not be empty: without one filter, then without any; with true counts."""
    links = [
        Link(WIDENING[name], address_without(form, name), _actions(total))
        for name in form.in_use()
        if (total := sum(counts.get(name, {}).values()))
    ]
    everything = sum(counts.get(EVERYTHING, {}).values())
    if everything and len(form.in_use()) > 1:
        links.append(Link("No filters", address_without(form, *FACETS), _actions(everything)))
    return links


def other_models(form: FindActionsForm, counts: Counts) -> list[Link]:
    """Where else the same words are found: actions for other models the site holds."""
    page = reverse("library:find_actions")
    return [
        Link(form.choices.models[slug], f"{page}?{_for_model(form, slug)}", _actions(total))
        for slug, total in counts.get(OTHER_MODELS, {}).items()
        if total and slug != form.choices.model
    ]


def _for_model(form: FindActionsForm, slug: str) -> str:
    asked = QueryDict(mutable=True)
    asked["model"] = slug
    if form.words:
        asked["q"] = form.words
    return asked.urlencode()


def _actions(total: int) -> str:
    return f"{total:,} action{'' if total == 1 else 's'}"
