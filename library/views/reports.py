"""What councils said of an action, as its page shows it: counts, a row each, their own words."""

from collections import Counter
from dataclasses import dataclass

from django.template.defaultfilters import pluralize
from django.utils import timezone
from django.utils.formats import date_format

from community.models import DeclaredInterests
from library.models import Action, EvidenceTier, UseReport

COLUMNS = ("Council", "When", "What came of it", "Cost", "Again?")
NOT_SAID = "Not said"
Outcome, Again = UseReport.Outcome, UseReport.Again
COUNTED_AS = {
    Outcome.WORKED: "it worked",
    Outcome.MIXED: "it worked in part",
    Outcome.DID_NOT_WORK: "it did not work",
    Outcome.TOO_EARLY: "it is too early to say",
}


@dataclass(frozen=True)
class Reports:
    """What `library/action_reports.html` shows.

    `told` are the reports with words of their own, each with the interests that whoever wrote it
    had declared.

    The tier rests on the `counting` councils: those for which it did not fail.
    """

    tier: str
    counting: int
    sentences: list[str]
    columns: tuple[str, ...]
    rows: list[list[str]]
    told: list[tuple[UseReport, str]]


def reports_of(action: Action) -> Reports:
    """All that councils said of an action, the last first. Two queries."""
    reports = list(UseReport.objects.filter(action=action).newest_first())
    interests = DeclaredInterests(report.reported_by_id for report in reports)
    counting = sum(1 for report in reports if report.outcome != Outcome.DID_NOT_WORK)
    return Reports(
        tier=EvidenceTier.reached_by(counting).value,
        counting=counting,
        sentences=_sentences(reports),
        columns=COLUMNS,
        rows=[_row(report) for report in reports],
        told=[(one, _interests(one, interests)) for one in reports if one.text],
    )


def _interests(report: UseReport, declared: DeclaredInterests) -> str:
    day = timezone.localtime(report.reported_at).date()
    return declared.beside(report.reported_by_id, on=day)


def _sentences(reports: list[UseReport]) -> list[str]:
    """Counts by council, in words; none without a report."""
    if not reports:
        return []
    outcomes = Counter(report.outcome for report in reports)
    parts = [f"for {outcomes[one]} {words}" for one, words in COUNTED_AS.items() if outcomes[one]]
    sentences = [f"{_councils(len(reports))} reported using this: {', '.join(parts)}."]
    answered = [report.would_again for report in reports if report.would_again]
    if answered:
        yes = answered.count(Again.YES) + answered.count(Again.YES_BUT)
        sentences.append(f"{yes} of {len(answered)} would do it again.")
    return sentences


def _councils(count: int) -> str:
    return f"{count} council{pluralize(count)}"


def _row(report: UseReport) -> list[str]:
    return [
        str(report.council),
        date_format(report.used_on, "F Y"),
        report.get_outcome_display(),
        _cost(report.cost_pounds),
        report.get_would_again_display() or NOT_SAID,
    ]


def _cost(pounds: int | None) -> str:
    if pounds is None:
        return NOT_SAID
    return f"£{pounds:,}" if pounds else "No new money"
