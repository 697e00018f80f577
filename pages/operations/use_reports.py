"""What councils of the demonstration say of the actions they used."""

from datetime import datetime

from community.models import Council
from library.models import Action, UseReport
from library.operations.reporting import Account, report_use
from pages.demonstration import UseEntry
from pages.operations.people import person
from pages.operations.timing import moment


def add_use_reports(entries: list[UseEntry], *, since: datetime) -> None:
    """Add the reports that are not there yet; who reports has been a member `since` then."""
    for entry in entries:
        action = Action.objects.get(key=entry.action)
        council = Council.objects.get(slug=entry.council)
        if UseReport.objects.filter(action=action, council=council).exists():
            continue
        account = Account(
            used_on=entry.used_on,
            outcome=entry.outcome,
            cost_pounds=entry.cost_pounds,
            would_again=entry.would_again,
            text=entry.text,
        )
        by, at = person(entry.by, since=since), moment(entry.reported_on)
        report_use(action, council=council, account=account, by=by, at=at)
