"""What a reader asks of the queue: states, dimensions and kinds, and an order.

Nothing makes an error: what is not known is left out, and `left_out` says so.
"""

from functools import cached_property

from django.db.models import Count, Q
from django.http import QueryDict

from feedback.models import Proposal
from feedback.models.proposals import ProposalQuerySet
from feedback.states import Kind, State
from model_releases.models import Release, ReleaseDimension

SORTS = {"newest": "Newest", "supported": "Most supported"}
TITLES = {"state": "State", "dimension": "Dimension", "kind": "Kind"}


class QueueForm:
    """One reader's question: `chosen` is filter -> known values, `sort` one of SORTS."""

    def __init__(self, parameters: QueryDict) -> None:
        self.parameters = parameters
        self.chosen = {name: self._known(name) for name in TITLES}
        asked = parameters.get("sort", "")
        self.sort = asked if asked in SORTS else "newest"

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """Filter -> value -> its words, in the order shown; one query."""
        states = {one.value: str(one.label) for one in State if one != State.DRAFT}
        kinds = {one.value: str(one.label) for one in Kind}
        names = {code: name for code, (_, name) in self._dimensions.items()}
        return {"state": states, "dimension": names, "kind": kinds}

    @cached_property
    def _dimensions(self) -> dict[str, tuple[int, str]]:
        """Code -> key and name of the dimensions of the current release."""
        current = Release.objects.of_own_model().current().values("pk")
        rows = ReleaseDimension.objects.filter(release__in=current).in_order()
        return {
            code: (key, name) for code, key, name in rows.values_list("code", "dimension", "name")
        }

    def _known(self, name: str) -> tuple[str, ...]:
        given = dict.fromkeys(self.parameters.getlist(name))
        return tuple(value for value in given if value in self.labels[name])

    @property
    def left_out(self) -> list[str]:
        """Sentences on what was asked and is not known."""
        unknown = {
            name: set(filter(None, self.parameters.getlist(name))) - set(self.labels[name])
            for name in TITLES
        }
        return [
            f"There is no {TITLES[name].lower()} “{value[:40]}”, so it is left out."
            for name, values in unknown.items()
            for value in sorted(values)
        ]

    def proposals(self) -> ProposalQuerySet:
        """Those that answer, in the order asked."""
        found = Proposal.objects.public().filter(self._where())
        ordered = {"newest": found.newest_first, "supported": found.most_supported_first}
        return ordered[self.sort]()

    def counts(self, name: str) -> dict[str, int]:
        """Value of one filter -> proposals it would leave, whatever is chosen in it; one query."""
        rows = Proposal.objects.public().filter(self._where(without=name))
        counted = dict(rows.order_by().values_list(name).annotate(Count("pk")))
        if name != "dimension":
            return {str(value): count for value, count in counted.items()}
        return {code: counted.get(key, 0) for code, (key, _) in self._dimensions.items()}

    def _where(self, *, without: str = "") -> Q:
        asked = Q()
        for name, values in self.chosen.items():
            if values and name != without:
                asked &= Q(**{f"{name}__in": [self._key(name, value) for value in values]})
        return asked

    def _key(self, name: str, value: str) -> str | int:
        """What the column of a filter holds for one of its values."""
        return self._dimensions[value][0] if name == "dimension" else value
