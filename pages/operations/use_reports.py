"""What councils of the demonstration say of the actions they used."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from community.models import Council, Member, Membership
from community.operations.accounts import open_account
from library.models import Action, UseReport
from library.operations.reporting import Account, report_use
from pages.demonstration import UseEntry


def add_use_reports(entries: list[UseEntry], *, since: datetime) -> None:
    """Add the reports that are not there yet, each at noon of its day.

    Who reports has had an account, and written for the council, `since` a moment before all.
    """
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
        by = _writer(entry.by, council, since=since)
        report_use(action, council=council, account=account, by=by, at=_noon(entry.reported_on))


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _writer(name: str, council: Council, *, since: datetime) -> Member:
    """Who writes for a council under that name; an account is opened for the first report."""
    email = f"{slugify(name)}@people.demo.invalid"
    known = Member.objects.filter(email=email).first()  # one at most: addresses are unique
    if known:
        return known
    member = open_account(email, name=name, password=settings.DEMONSTRATION_PASSWORD, at=since)
    Membership.objects.create(
        member=member,
        council=council,
        role=Membership.Role.EDITOR,
        from_on=timezone.localdate(since),
        to_on=council.ended_on,
    )
    return member
