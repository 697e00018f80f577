"""“We did this”: a council's account of using an action. It is what moves the evidence tier."""

import datetime
from dataclasses import asdict, dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from community.models import Council, Member
from community.operations.notices import tell
from library.documents import KIND
from library.models import Action, ActionEvent, Edition, UseReport
from library.permissions import can_report_use
from search.changes import mark_changed

OF_NEW, OF_CHANGED = "use reported", "use report changed"


@dataclass(frozen=True)
class Account:
    """What a council says of its use. `used_on` is the first day of the month it was done in.

    `cost_pounds` is none, and `would_again` and `text` are empty, where nothing is said.
    """

    used_on: datetime.date
    outcome: str
    cost_pounds: int | None = None
    would_again: str = ""
    text: str = ""


class UseReportRefusedError(Exception):
    """An account that was not taken; the sentence says why, and what can be done."""


class NotAWriterError(UseReportRefusedError):
    """The one who tells does not write for the council on that day."""


class NotListedError(UseReportRefusedError):
    """The action is retired, merged, or not in the library yet."""


class NotYetDoneError(UseReportRefusedError):
    """The month lies in the future."""


@transaction.atomic
def report_use(
    action: Action, *, council: Council, account: Account, by: Member, at: datetime.datetime
) -> UseReport:
    """Keep a council's account of using `action`, in the place of its earlier one if there is one.

    `at` is timezone-aware. Every account stays in the action's history; the same one sent twice is
    told once. The action's author is told, and search finds its new evidence tier. Raises a
    `UseReportRefusedError`, and changes nothing, when `by` does not write for `council` that day,
    the month has not begun, or the action is not listed.
    """
    today = timezone.localdate(at)
    if not can_report_use(by, council, on=today):
        raise NotAWriterError(f"Only editors and leads of {council} can say what it did.")
    if account.used_on > today:
        raise NotYetDoneError("Choose a month that has begun: plans are not reports.")
    held = _held(action)
    before = UseReport.objects.filter(action=held, council=council).order_by("pk").first()
    if before is not None and account_of(before) == account:
        return before
    told = {**asdict(account), "reported_by": by, "reported_at": at}
    report, _ = UseReport.objects.update_or_create(action=held, council=council, defaults=told)
    what = OF_NEW if before is None else OF_CHANGED
    ActionEvent.objects.create(action=held, what=what, by=by, at=at, why=_in_words(report))
    mark_changed(KIND, [held.pk])
    _tell_author(held, report)
    return report


def account_of(report: UseReport) -> Account:
    """What a kept report says."""
    return Account(**{name: getattr(report, name) for name in Account.__dataclass_fields__})


def _held(action: Action) -> Action:
    """The action as it is now, locked: of two accounts of one council at once, the later stays."""
    held = Action.objects.to_change().get(pk=action.pk)
    if held.state != Action.State.LISTED:
        raise NotListedError(
            "This action is not in the library’s list any more, so it takes no reports. "
            "Its page says why, and what to use instead."
        )
    return held


def _in_words(report: UseReport) -> str:
    """The whole account on one line, for the history."""
    cost = "" if report.cost_pounds is None else f"£{report.cost_pounds:,}"
    again = report.would_again and f"again: {report.get_would_again_display().lower()}"
    parts = (f"{report.used_on:%B %Y}", report.get_outcome_display(), cost, again, report.text)
    return f"{report.council}: " + "; ".join(filter(None, parts))


def _tell_author(action: Action, report: UseReport) -> None:
    if action.author_id == report.reported_by_id:
        return
    title = Edition.objects.values_list("title", flat=True).get(current_of=action)
    sentence = f"{report.council} used your action. {report.get_outcome_display()}: “{title}”."
    page = reverse("library:action", args=[action.slug])
    tell([action.author], sentence=sentence, address=page, at=report.reported_at)
