"""“We did this”: one account a council and action, by those who write for it; what it moves."""

import datetime
from collections.abc import Callable

import pytest

from community.models import Council, Member, Notice
from library.models import Action, ActionEvent, UseReport
from library.operations.reporting import (
    Account,
    NotAWriterError,
    NotListedError,
    NotYetDoneError,
    UseReportRefusedError,
    account_of,
    report_use,
)
from search.models import LatestChange
from tests.conftest import Post
from tests.factories.community import CouncilFactory, MembershipFactory
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
MARCH = datetime.date(2026, 3, 1)
WORKED = Account(used_on=MARCH, outcome="worked")
FAILED = Account(MARCH, "did-not-work", 1200, "no", "Nobody rang.")


@pytest.fixture
def action(db: None) -> Action:
    return ActionFactory(listed=True, slug="ring", title="Ring the owners")


@pytest.fixture
def council(db: None) -> Council:
    return CouncilFactory(name="Ashmere")


@pytest.fixture
def writer(council: Council) -> Member:
    return MembershipFactory(council=council, role="editor").member


def _refused(error: type[UseReportRefusedError], report: Callable[[], object]) -> str:
    with pytest.raises(error) as refusal:
        report()
    kept = (UseReport.objects.count(), ActionEvent.objects.count(), Notice.objects.count())
    assert kept == (0, 0, 0)
    return str(refusal.value)


@pytest.mark.parametrize("role", ["editor", "lead"])
def test_those_who_write_for_a_council_say_what_it_did(
    action: Action, council: Council, role: str
) -> None:
    writer = MembershipFactory(council=council, role=role).member

    report_use(action, council=council, account=FAILED, by=writer, at=AT)

    kept = UseReport.objects.get()
    assert (kept.council, kept.reported_by, kept.reported_at, account_of(kept)) == (
        council,
        writer,
        AT,
        FAILED,
    )


@pytest.mark.parametrize(
    "given",
    [
        {"role": "viewer"},
        {"role": "lead", "to_on": AT.date()},
        {"role": "lead", "from_on": AT.date() + datetime.timedelta(days=1)},
        {"role": "lead", "member__unapproved": True},
        {"role": "lead", "member__banned": True},
        {"role": "lead", "council": None},
    ],
    ids=["a viewer", "who left today", "who comes tomorrow", "not let in", "banned", "of another"],
)
def test_nobody_else_does(action: Action, council: Council, given: dict[str, object]) -> None:
    where = CouncilFactory() if "council" in given else council
    member = MembershipFactory(**{**given, "council": where}).member

    says = _refused(
        NotAWriterError,
        lambda: report_use(action, council=council, account=WORKED, by=member, at=AT),
    )

    assert says == "Only editors and leads of Ashmere can say what it did."


def test_a_month_that_has_not_begun_is_refused(
    action: Action, council: Council, writer: Member
) -> None:
    december = Account(used_on=datetime.date(2026, 12, 1), outcome="worked")

    _refused(
        NotYetDoneError,
        lambda: report_use(action, council=council, account=december, by=writer, at=AT),
    )


@pytest.mark.parametrize("state", ["draft", "submitted", "declined", "retired", "merged"])
def test_what_is_not_listed_takes_no_report(council: Council, writer: Member, state: str) -> None:
    action = ActionFactory(**({} if state == "draft" else {state: True}))

    says = _refused(
        NotListedError,
        lambda: report_use(action, council=council, account=WORKED, by=writer, at=AT),
    )

    assert "takes no reports" in says


def test_a_second_account_takes_the_place_of_the_first_and_both_stay_in_the_history(
    action: Action, council: Council, writer: Member
) -> None:
    colleague = MembershipFactory(council=council, role="lead").member
    report_use(action, council=council, account=WORKED, by=writer, at=AT)

    report_use(action, council=council, account=FAILED, by=colleague, at=AT)

    kept = UseReport.objects.get()
    assert (account_of(kept), kept.reported_by) == (FAILED, colleague)
    assert list(ActionEvent.objects.order_by("pk").values_list("what", "by", "why")) == [
        ("use reported", writer.pk, "Ashmere: March 2026; It worked"),
        (
            "use report changed",
            colleague.pk,
            "Ashmere: March 2026; It did not work; £1,200; again: no; Nobody rang.",
        ),
    ]


def test_the_same_account_sent_twice_is_told_once(
    action: Action, council: Council, writer: Member
) -> None:
    for _ in range(2):
        report_use(action, council=council, account=FAILED, by=writer, at=AT)

    counts = (UseReport.objects.count(), ActionEvent.objects.count(), Notice.objects.count())
    assert counts == (1, 1, 1)


def test_the_author_is_told_on_the_page_and_by_mail(
    action: Action, council: Council, writer: Member, post: Post
) -> None:
    sentence = "Ashmere used your action. It did not work: “Ring the owners”."

    with post() as letters:
        report_use(action, council=council, account=FAILED, by=writer, at=AT)

    assert Notice.objects.values_list("member", "sentence", "address", "at").get() == (
        action.author_id,
        sentence,
        "/actions/ring/",
        AT,
    )
    assert [(letter.to, letter.subject) for letter in letters] == [
        ([action.author.email], sentence)
    ]


def test_an_author_who_reports_for_their_own_council_tells_others_not_themselves(
    council: Council, writer: Member
) -> None:
    own = ActionFactory(listed=True, author=writer)

    report_use(own, council=council, account=WORKED, by=writer, at=AT)

    assert (UseReport.objects.count(), Notice.objects.count()) == (1, 0)


def test_a_report_is_noted_for_search_with_it(
    action: Action, council: Council, writer: Member
) -> None:
    report_use(action, council=council, account=WORKED, by=writer, at=AT)

    assert LatestChange.objects.values_list("kind", "object_id").get() == ("action", action.pk)
