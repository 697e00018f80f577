"""What a curator asks of the desk: which actions, in which order, and what to do with several."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from community.models import Member
from community.models.members import Role
from library.forms.choices import choices_for
from library.models import Action
from library.models.actions import ActionQuerySet

WAITING, ALL, NOBODY = "waiting", "all", "nobody"
Queue = Callable[[ActionQuerySet, Member, date], ActionQuerySet]


def _mine(actions: ActionQuerySet, reader: Member, _today: date) -> ActionQuerySet:
    mine = actions.filter(assigned_to=reader)
    return mine.undecided() | mine.filter(pk__in=mine.to_recheck().values("pk"))


# By the word in the address: what it is called, and which actions stand in it.
QUEUES: dict[str, tuple[str, Queue]] = {
    WAITING: ("Waiting", lambda actions, *_: actions.waiting()),
    "mine": ("With me", _mine),
    "given-back": ("Given back", lambda actions, *_: actions.given_back()),
    "changed": ("Changed since listed", lambda actions, *_: actions.changed_since_looked_at()),
    "recheck": ("To re-check", lambda actions, *_: actions.to_recheck()),
    "overdue": ("Review overdue", lambda actions, _reader, today: actions.overdue(on=today)),
    "listed": ("Listed", lambda actions, *_: actions.listed()),
    "declined": (
        "Declined",
        lambda actions, *_: actions.filter(state=Action.State.DECLINED),
    ),
    "gone": (
        "Left the list",
        lambda actions, *_: actions.filter(state__in=["retired", "merged"]),
    ),
    ALL: ("All", lambda actions, *_: actions),
}
ORDERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "oldest": ("Oldest first", ("submitted_at", "pk")),
    "newest": ("Newest first", ("-submitted_at", "-pk")),
    "title": ("By title", ("current_edition__title", "pk")),
    "supported": ("Most supported first", ("-tally__people", "pk")),
}


def curators() -> list[Member]:
    """Who may be given an action, by name. One query."""
    return list(Member.objects.approved().in_role(Role.CURATOR).order_by("display_name", "pk"))


class FindOnDeskForm(forms.Form):
    """Which actions the desk shows. What is not known is taken as not asked."""

    queue = forms.ChoiceField(
        required=False,
        choices=[(name, label) for name, (label, _) in QUEUES.items()],
        widget=forms.HiddenInput,
    )
    q = forms.CharField(label="Title or author", required=False, help_text="A part will do.")
    dimension = forms.ChoiceField(required=False, help_text="One that a step names.")
    tag = forms.ChoiceField(required=False, help_text="One that it carries.")
    assigned = forms.ChoiceField(label="Assigned to", required=False, help_text="Who looks at it.")
    order = forms.ChoiceField(
        required=False,
        choices=[(name, label) for name, (label, _) in ORDERS.items()],
        help_text="How the list goes.",
    )

    def __init__(self, asked: QueryDict, *, reader: Member) -> None:
        self.reader = reader
        # Words alone, as from the box over the menu, are looked for in all that was handed in.
        usual = {"queue": ALL if asked.get("q", "").strip() else WAITING, "order": "oldest"}
        given = {name: str(value).strip() for name, value in asked.items()}
        given = {name: value for name, value in given.items() if value}
        self.asked = {**usual, **given}
        super().__init__(self.asked)
        wording = choices_for("")
        self._offer("dimension", "Any dimension", wording.labels["dimension"].items())
        self._offer("tag", "Any tag", wording.labels["tag"].items())
        people = [(str(one.uid), str(one)) for one in curators()]
        self._offer("assigned", "Anybody", [(NOBODY, "Nobody yet"), *people])
        for name, field in self.fields.items():
            known = {str(value) for value, _ in getattr(field, "choices", ())}
            if known and self.asked.get(name) not in known:
                self.asked[name] = usual.get(name, "")
        self.dimensions = wording.wording.keys

    def _offer(self, name: str, unasked: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", unasked), *choices]

    def actions(self, within: ActionQuerySet, *, today: date) -> ActionQuerySet:
        """Those of `within` that are asked for, in the order asked for."""
        _, queue = QUEUES[self.asked["queue"]]
        found = queue(within, self.reader, today)
        if words := self.asked.get("q"):
            found = found.named_like(words)
        if tag := self.asked.get("tag"):
            found = found.filter(current_edition__taggings__tag__slug=tag)
        if code := self.asked.get("dimension"):
            found = found.serving(self.dimensions.get(code))
        if assigned := self.asked.get("assigned"):
            nobody = assigned == NOBODY
            found = found.filter(
                **({"assigned_to": None} if nobody else {"assigned_to__uid": assigned})
            )
        return found.order_by(*ORDERS[self.asked["order"]][1])

    @property
    def query(self) -> str:
        """What is asked, as an address has it, without the page."""
        kept = QueryDict(mutable=True)
        kept.update({name: self.asked[name] for name in self.fields if self.asked.get(name)})
        return kept.urlencode()

    @property
    def queues(self) -> list[tuple[str, str, bool]]:
        """Name and title of each queue, and whether it is the one that is shown."""
        shown = self.asked["queue"]
        return [(name, title, name == shown) for name, (title, _) in QUEUES.items()]

    @property
    def is_narrowed(self) -> bool:
        """Whether more is asked than a queue."""
        return any(self.asked.get(name) for name in ("q", "tag", "dimension", "assigned"))


class AssignForm(forms.Form):
    """To whom an action goes."""

    to = forms.ChoiceField(
        label="Assign to",
        required=False,
        help_text="Who looks at it. They are told, unless it is you.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.uid): one for one in curators()}
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Nobody"), *((key, str(one)) for key, one in self.known.items())]

    def curator(self) -> Member | None:
        """The curator whom a valid form names."""
        return self.known.get(self.cleaned_data["to"])


class SeveralForm(AssignForm):
    """One answer to several actions: which step is the button's."""

    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One for all that you tick. Asking for changes and declining send it.",
    )
    field_order = ("reason", "to")


@dataclass(frozen=True)
class Ticked:
    """What was ticked, and the form below the list as it was sent."""

    uids: frozenset[str]
    form: SeveralForm
    fault: str = ""
