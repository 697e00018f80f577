"""Suggestions while typing: dimensions, tags and actions, for the box in which one searches."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, JsonResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from library.documents import KIND
from library.forms.finding import FindActionsForm
from library.models import Action, EditionTag, Tag
from search import finding
from search.analyser import spellings
from search.contract import EngineUnavailableError
from ui.addresses import query_with

MOST_SUGGESTIONS = 8
MOST_DIMENSIONS = 2
MOST_TAGS = 3
SHORTEST_WORD = 2  # one letter begins half of everything

Suggestion = dict[str, str]
"""`title` and `url`; `kind` in words when it is no action but a list of them."""


@require_safe
def suggest_actions(request: HttpRequest) -> JsonResponse:
    """What holds the words typed, the last one as a beginning: at most eight, lists first."""
    form = FindActionsForm(request.GET)
    typed = spellings(form.typed)
    lists: list[Suggestion] = []
    if typed and len(typed[-1]) >= SHORTEST_WORD:
        lists = [*_dimensions(typed, form), *_tags(typed, form)]
    actions = _actions(form.typed, form.choices.model)
    return JsonResponse([*lists, *islice(actions, MOST_SUGGESTIONS - len(lists))], safe=False)


def _dimensions(typed: list[str], form: FindActionsForm) -> list[Suggestion]:
    wording = form.choices.wording
    named = [(code, wording.names[key]) for code, key in wording.keys.items()]
    return [
        {"title": name, "url": _list_of(form, "dimension", code), "kind": "Dimension"}
        for code, name in named
        if _holds(name, typed)
    ][:MOST_DIMENSIONS]


def _tags(typed: list[str], form: FindActionsForm) -> list[Suggestion]:
    """Tags by their names, then by synonyms; those of listed actions alone."""
    listed = Action.objects.listed().filter(model__slug=form.choices.model)
    used = EditionTag.objects.filter(
        Q(tag=OuterRef("pk")) | Q(tag__merged_into=OuterRef("pk")),
        content_object__in=listed.values("current_edition"),
    )
    rows = Tag.objects.offered().by_name().values_list("pk", "slug", "name", "synonyms")
    found = {
        pk: (slug, name)
        for pk, slug, name, synonyms in rows
        if any(_holds(words, typed) for words in (name, *synonyms))
    }
    shown = set(Tag.objects.filter(Exists(used), pk__in=found).values_list("pk", flat=True))
    named = [tag for pk, tag in found.items() if pk in shown]
    named.sort(key=lambda tag: not _holds(tag[1], typed))
    return [
        {"title": name, "url": _list_of(form, "tag", slug), "kind": "Tag"}
        for slug, name in named[:MOST_TAGS]
    ]


def _actions(typed: str, model: str) -> Iterator[Suggestion]:
    # More than are shown: some may belong to another model, or be retired since.
    found = _found(typed, limit=5 * MOST_SUGGESTIONS)
    listed = Action.objects.listed().filter(pk__in=found, model__slug=model)
    rows = {pk: (title, slug) for pk, title, slug in listed.values_list(*_COLUMNS)}
    for key in found:
        if key in rows:
            title, slug = rows[key]
            yield {"title": title, "url": reverse("library:action", args=[slug])}


_COLUMNS = ("pk", "current_edition__title", "slug")


def _found(words: str, *, limit: int) -> list[int]:
    try:
        return finding.suggest(KIND, words, limit=limit) if words else []
    except EngineUnavailableError:
        return []  # typing ahead is a convenience; the search itself says what is wrong


def _list_of(form: FindActionsForm, name: str, value: str) -> str:
    """The address of the actions that have one value, of the model that is looked at."""
    asked = QueryDict(mutable=True)
    if form.parameters.get("model"):
        asked["model"] = form.choices.model
    return reverse("library:find_actions") + query_with(asked, name, value)


def _holds(text: str, typed: Iterable[str]) -> bool:
    """Whether each typed word begins a word of `text`."""
    words = spellings(text)
    return all(any(word.startswith(beginning) for word in words) for beginning in typed)
