"""A site with the whole demonstration says what its files say."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import transaction
from django.db.models import Count, Q
from pytest_django import DjangoDbBlocker

from assessments.models import Assessment, CarryOver
from community.models import Council
from feedback.models import Proposal, ProposalVote, RolledIn
from library.exports.formats import FORMATS
from library.exports.records import library_records
from library.models import Action, ActionTally, EvidenceTier
from library.operations.importing import own_model
from pages.demonstration import read_assessments, read_plans, read_proposals, read_support
from pages.operations.loading import Loaded, load_demonstration
from plans.models import Plan, PlannedAction, Target
from tests.exported import read_back, written
from tests.pages.counting import rows_of_all_tables

FOLDER = Path(settings.DEMONSTRATION_DIR)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once: each test is undone to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demonstration(FOLDER)
        yield
        transaction.set_rollback(True)


def test_loading_again_adds_nothing_and_mails_nobody() -> None:
    before = rows_of_all_tables()

    again = load_demonstration(FOLDER)

    assert again == Loaded(releases=2, actions=145, proposals=30, councils=8, plans=8)
    assert (rows_of_all_tables(), mail.outbox) == (before, [])


def test_four_actions_are_proven_and_nine_tried() -> None:
    used = Action.objects.listed().annotate(
        councils=Count("use_reports", filter=~Q(use_reports__outcome="did-not-work"))
    )
    counts = used.values_list("councils", flat=True)
    tiers = Counter(EvidenceTier.reached_by(count).value for count in counts)

    assert tiers == {"proven": 4, "tried": 9, "idea": 132}


def test_each_proposal_stands_where_its_file_says_with_its_supporters() -> None:
    stands = {
        one.number: (one.state, one.decision.outcome if one.decision else None)
        for one in Proposal.objects.select_related("decision")
    }
    voters = Counter(ProposalVote.objects.values_list("proposal__number", flat=True))
    files = read_proposals(FOLDER)

    assert stands == {
        one.number: (one.facts["state"], one.facts.get("decision", {}).get("outcome"))
        for one in files
    }
    assert voters == {
        one.number: len(one.facts["supporters"]) for one in files if one.facts["supporters"]
    }


def test_a_release_took_up_each_proposal_that_says_so() -> None:
    rows = RolledIn.objects.values_list("proposal__number", "release__number")

    says_so = [one.number for one in read_proposals(FOLDER) if one.facts["state"] == "rolled_in"]
    assert sorted(set(rows)) == [(number, "0.2") for number in sorted(says_so)]


def test_the_last_calls_run_to_their_days() -> None:
    ends = Proposal.objects.filter(last_call_ends_at__isnull=False).order_by("number")

    assert [(one.number, f"{one.last_call_ends_at:%Y-%m-%d %H:%M}") for one in ends] == [
        (29, "2026-12-01 17:00"),
        (34, "2026-11-27 17:00"),
    ]


def test_assessments_have_the_levels_of_their_files() -> None:
    stored = {
        (one.council.slug, one.release.number, one.voice): sorted(
            one.judgements.filter(level__isnull=False).values_list(
                "dimension__wordings__code", "level"
            )
        )
        for one in Assessment.objects.select_related("council", "release")
    }
    of_files = {
        (one.council, one.release, one.voice): {
            (said.dimension, said.level) for said in one.judgements
        }
        for one in read_assessments(FOLDER)
    }

    assert {key: set(levels) for key, levels in stored.items()} == of_files
    assert Assessment.objects.filter(signed_off_at__isnull=True).count() == 0


def test_those_who_stayed_carried_their_agreed_assessment_over() -> None:
    carried = CarryOver.objects.order_by("old__council__slug")

    assert [one.old.council.slug for one in carried if one.is_finished] == [
        *("grindleworth", "inverlachan", "larkenmoor", "pockelden", "quernshire")
    ]


def test_plans_have_the_items_and_targets_of_their_files() -> None:
    items = Counter(PlannedAction.objects.values_list("plan__council__slug", flat=True))
    targets = Counter(Target.objects.in_force().values_list("council__slug", flat=True))
    files = read_plans(FOLDER)

    assert items == {one.council: len(one.items) for one in files}
    assert targets == {one.council: len(one.targets) for one in files if one.targets}


def test_a_visitor_sees_what_councils_publish_of_their_plans() -> None:
    visitor = AnonymousUser()
    plans = Plan.objects.visible_to(visitor).values_list("council__slug", flat=True)
    withheld = PlannedAction.objects.exclude(pk__in=PlannedAction.objects.visible_to(visitor))
    councils = Council.objects.values_list("slug", flat=True)

    assert set(councils) - set(plans) == {"quernshire"}
    assert Counter(withheld.values_list("plan__council__slug", flat=True)) == {
        "quernshire": 6,
        "hathermarsh": 7,
        "grindleworth": 2,
    }


def test_votes_rank_and_do_not_promote() -> None:
    most = Action.objects.listed().most_supported_first().annotate(used=Count("use_reports"))
    listed = ActionTally.objects.filter(action__state=Action.State.LISTED)

    assert list(most.values_list("key", "used")[:2]) == [
        ("teams-not-projects", 0),
        ("award-without-application", 0),
    ]
    assert dict(listed.values_list("action__key", "people")) == {
        key: one.people for key, one in read_support(FOLDER).items()
    }


def test_other_actions_are_in_every_other_state() -> None:
    others = Action.objects.exclude(state=Action.State.LISTED).order_by("state", "pk")

    assert [(one.state, one.successor.key if one.successor else "") for one in others] == [
        ("changes_asked", ""),
        ("declined", ""),
        ("draft", ""),
        ("merged", "contract-calendar"),
        ("retired", "replace-ten-pdf-forms"),
        *[("submitted", "")] * 3,
    ]


@pytest.mark.parametrize("ending", FORMATS)
def test_the_library_leaves_and_comes_back_in_every_format(ending: str, tmp_path: Path) -> None:
    read = read_back(written(ending, tmp_path))

    given_out = list(library_records(own_model()))
    assert (read == given_out, len(read)) == (True, Action.objects.listed().count())
