"""Finding actions: what a reader asks, read from the parameters of an address.

The page, the command and the API read the same parameters here. Nothing is lost: what is not
known is left out, and `left_out` says so in sentences.
"""

from collections.abc import Mapping

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from library.documents import KIND, STRONG, asked_transitions
from library.forms.choices import FACETS, Choices, choices_for
from library.forms.questions import Reading, read_question
from search import finding, parts
from search.contract import Answer, Facet, Question
from search.parts import Part

SORTS = {
    "best": "Best match",
    "supported": "Best supported",
    "used": "Most used",
    "newest": "Newest",
    "review-due": "Review due first",
}
STEP_PARTS = ("dimension", "from", "to")  # held together: they must be true of one transition
SIZE = 20
NEAR_PAGE, FARTHEST_PAGE = 50, 10**9
READ, AS_WORDS = "read", "words"  # how a question is to be read
EVERYTHING = "everything"  # a facet that leaves out every filter
OTHER_MODELS = "other models"


class FindActionsForm:
    """One reader's question.

    `words` and `chosen` (facet -> known values) are what is asked; `typed` is what stands in the
    search box, which `is_read` as a question when it names a step. `left_out` are sentences on
    what was not understood. `page` is whole and at least 1, and has `size` actions.
    """

    def __init__(self, parameters: QueryDict, *, size: int = SIZE) -> None:
        self.parameters = parameters
        self.size = size
        self.choices: Choices = choices_for(parameters.get("model", ""))
        self.typed = self.words = parameters.get("q", "").strip()
        self.chosen: Mapping[str, tuple[str, ...]] = {
            name: tuple(value for value in self._given(name) if value in self.choices.labels[name])
            for name in FACETS
        }
        self._chosen_before = self.chosen
        self._reading = self._read()
        usual_sort = "best" if self.typed else "supported"
        asked_sort = parameters.get("sort", "")
        self.sort = asked_sort if asked_sort in SORTS else usual_sort
        self.page = _page(parameters.get("page", ""))
        self.left_out = self._left_out()

    def question(self, *, page: int) -> Question:
        """The question to search, with every facet counted without its own choice."""
        return Question(
            kind=KIND,
            words=self.words,
            filters=self._filters(),
            facets=(*self._facets(), *self._by_model()),
            sort=self.sort,
            page=page,
            size=self.size,
            prefers=self._prefers(),
            as_typed=self.parameters.get(READ) == AS_WORDS,
        )

    def question_for_less(self) -> Question:
        """Asks how many there would be without each filter in use, and without all of them."""
        name_all = {"all": frozenset({self.choices.model})}
        dropped = [
            Facet(name, "model", name_all, self._filters(without=name)) for name in self.in_use()
        ]
        everything = Facet(EVERYTHING, "model", name_all, {"model": name_all["all"]})
        return Question(
            kind=KIND,
            words=self.words,
            filters=self._filters(),
            facets=(*dropped, everything),
            size=1,
        )

    def in_use(self) -> list[str]:
        """Facets in which something is chosen, in the order shown."""
        return [name for name, values in self.chosen.items() if values]

    def asked_steps(self) -> frozenset[str]:
        """Terms of the transitions asked for; empty when any will do."""
        return self._steps(self.chosen)

    def ask_for_less(self) -> bool:
        """Drop what is left of a question beside a step, or else the filters that were read.

        False when the question was not read, or has nothing to drop.
        """
        if self._reading is None or not self.words:
            return False
        if self._reading.names_a_step:
            self.words = ""
        else:
            self._forget_reading()
        return True

    def remarks_on(self, page: Page[int]) -> list[str]:
        """That the page asked for is not there, when `page` is shown instead of it."""
        asked = self.parameters.get("page", "")
        if asked in ("", str(page.number)):
            return []
        last = page.paginator.num_pages
        return [f"There is no page “{asked[:40]}” here. This is page {page.number} of {last}."]

    @property
    def is_read(self) -> bool:
        """Whether the words were taken for a question, and its filters out of them."""
        return self._reading is not None

    def _read(self) -> Reading | None:
        has_step = any(self.chosen[name] for name in STEP_PARTS)
        if has_step or self.parameters.get(READ) == AS_WORDS or not parts.is_on(Part.SENTENCES):
            return None
        wording = self.choices.wording
        names = {code: wording.names[key] for code, key in wording.keys.items()}
        reading = read_question(self.typed, dimensions=names, levels=wording.levels)
        if reading is not None:
            asked = self.chosen
            self.chosen = {name: asked[name] or reading.chosen.get(name, ()) for name in FACETS}
            self.words = reading.words
        return reading

    def _forget_reading(self) -> None:
        self.chosen, self.words, self._reading = self._chosen_before, self.typed, None

    def _given(self, name: str) -> list[str]:
        """Values of a parameter, each once, in the order given."""
        moved = self.choices.moved_tags if name == "tag" else {}
        values = (moved.get(value, value) for value in self.parameters.getlist(name) if value)
        return list(dict.fromkeys(values))

    def _filters(self, *, without: str = "") -> dict[str, frozenset[str]]:
        chosen = {name: () if name == without else self.chosen[name] for name in FACETS}
        filters = {
            name: frozenset(values) for name, values in chosen.items() if name not in STEP_PARTS
        }
        filters["transition"] = self._steps(chosen)
        filters["model"] = frozenset({self.choices.model})
        return {name: values for name, values in filters.items() if values}

    def _steps(self, chosen: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        keys = self.choices.wording.keys
        return asked_transitions(
            [str(keys.get(code, code)) for code in chosen["dimension"]],
            from_levels=chosen["from"],
            to_levels=chosen["to"],
        )

    def _prefers(self) -> dict[str, frozenset[str]]:
        """Of the actions for a step, those first that were made for it."""
        steps = self.asked_steps()
        return {STRONG: steps} if steps and parts.is_on(Part.STRENGTH) else {}

    def _facets(self) -> list[Facet]:
        facets = []
        for name in FACETS:
            is_step = name in STEP_PARTS
            values = {
                value: self._steps({**self.chosen, name: (value,)})
                if is_step
                else frozenset({value})
                for value in self.choices.labels[name]
            }
            field = "transition" if is_step else name
            facets.append(Facet(name, field, values, self._filters_beside(name)))
        return facets

    def _filters_beside(self, name: str) -> dict[str, frozenset[str]]:
        """Filters of the other facets. A part of a step carries the other two in its own values."""
        filters = self._filters(without=name)
        if name in STEP_PARTS:
            filters.pop("transition", None)
        return filters

    def _by_model(self) -> list[Facet]:
        models = {slug: frozenset({slug}) for slug in self.choices.models}
        return [Facet(OTHER_MODELS, "model", models, {})] if len(models) > 1 else []

    def _left_out(self) -> list[str]:
        said = []
        asked_model = self.parameters.get("model", "")
        if asked_model and asked_model != self.choices.model:
            said.append(f"There is no model “{asked_model[:40]}” here.")
        for name, title in FACETS.items():
            unknown = [value for value in self._given(name) if value not in self.chosen[name]]
            if unknown:
                listed = "”, “".join(value[:40] for value in unknown[:3])
                said.append(f"{title}: there is no “{listed}” here, so it was left out.")
        return said


def answer_to(form: FindActionsForm) -> tuple[Answer, Page[int]]:
    """The answer to what is asked, and its page; a page beyond the end is the last one.

    When a question in words finds nothing, the words that are left of it are dropped, or the
    filters that were read from it when it names no step.
    Raises `EngineUnavailableError`.
    """
    # Far pages cost: ask first how many there are.
    asked = form.page if form.page <= NEAR_PAGE else 1
    found = finding.find(form.question(page=asked))
    if not found.total and form.ask_for_less():
        return answer_to(form)
    page = Paginator(range(found.total), form.size).get_page(form.page)
    if page.number != asked:
        found = finding.find(form.question(page=page.number))
    return found, page


def _page(asked: str) -> int:
    is_number = asked.isascii() and asked.isdigit() and len(asked) < len(str(FARTHEST_PAGE)) + 1
    return min(max(int(asked), 1), FARTHEST_PAGE) if is_number else 1
