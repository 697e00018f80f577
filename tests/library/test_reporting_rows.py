"""What the database refuses of a use report, whoever writes it."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from library.models import UseReport
from tests.factories.library import UseReportFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "broken",
    [
        {"used_on": datetime.date(2026, 3, 2)},
        {"used_on": datetime.date(2026, 3, 31)},
        {"used_on": None},
        {"cost_pounds": -1},
        {"outcome": "splendid"},
        {"outcome": ""},
        {"would_again": "perhaps"},
    ],
    ids=str,
)
def test_a_report_that_cannot_be_is_refused(broken: dict[str, Any]) -> None:
    kept = UseReportFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        UseReportFactory(**broken)
    with pytest.raises(DatabaseError), transaction.atomic():
        UseReport.objects.filter(pk=kept.pk).update(**broken)


def test_a_council_has_one_report_of_an_action() -> None:
    kept = UseReportFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        UseReportFactory(action=kept.action, council=kept.council)


@pytest.mark.parametrize("pounds", [None, 0, 999_999_999])
def test_a_cost_may_be_unsaid_nothing_or_much(pounds: int | None) -> None:
    assert UseReportFactory(cost_pounds=pounds).pk
