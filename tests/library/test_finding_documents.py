"""What search is told of an action: its words, the terms it is filtered by, its ranks."""

import datetime

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from library.documents import ActionSource, asked_transitions, transition_terms
from library.models import Action, Recheck
from model_releases.models import Dimension
from search.contract import Document
from tests.factories.library import (
    LISTED_AT,
    ActionFactory,
    ActionVoteFactory,
    UseReportFactory,
)
from tests.factories.model_releases import make_release

LEVELS = [(0, 1), (1, 2), (2, 3), (2, 4), (3, 4)]
NEXT_YEAR = datetime.date(2027, 6, 2)


def _document(action: Action) -> Document:
    (document,) = ActionSource().documents([action.pk])
    return document


def _owned_by_somebody(data: Dimension) -> Action:
    """An action with a value for everything that it can be found by, and one vote."""
    action = ActionFactory(
        listed=True,
        model=data.model,
        title="Name an owner",
        summary="One person for each dataset.",
        description="A list of owners.",
        steps=["Write the list."],
        resources=[
            {"name": "A template", "address": "https://example.org/", "note": "in two pages"}
        ],
        benefits=["risk"],
        effort="days",
        cost="none",
        council_kinds=["county"],
        next_review_due_on=NEXT_YEAR,
        transitions=[(data, 2, 3)],
        tags=["ownership"],
    )
    ActionVoteFactory(on=action)
    return action


@pytest.mark.django_db
def test_a_document_has_the_words_an_action_is_found_by() -> None:
    action = _owned_by_somebody(make_release(dimensions=["data"]).dimensions.get().dimension)

    document = _document(action)

    assert (document.kind, document.id, document.texts) == (
        "action",
        action.pk,
        {
            "title": "Name an owner",
            "tags": "ownership",
            "summary": "One person for each dataset.",
            "body": "A list of owners.\nWrite the list.\nA template in two pages",
        },
    )


@pytest.mark.django_db
def test_a_document_has_the_terms_an_action_is_filtered_by() -> None:
    data = make_release(dimensions=["data"]).dimensions.get().dimension

    assert _document(_owned_by_somebody(data)).terms == {
        "model": [data.model.slug],
        "transition": sorted(transition_terms(data.pk, from_level=2, to_level=3)),
        "strong": sorted(transition_terms(data.pk, from_level=2, to_level=3)),
        "tag": ["ownership"],
        "benefit": ["risk"],
        "effort": ["days"],
        "cost": ["none"],
        "council_kind": ["county"],
        "evidence": ["idea"],
        "recheck": [],
    }


@pytest.mark.django_db
def test_a_document_says_that_a_release_changed_what_it_serves() -> None:
    release = make_release(dimensions=["data"])
    action = ActionFactory(listed=True)
    dimension = release.dimensions.get().dimension
    recheck = Recheck.objects.create(
        action=action, release=release, dimension=dimension, created_at=LISTED_AT
    )
    asked = _document(action).terms["recheck"]
    settled = {"settled_at": LISTED_AT, "settled_by": action.author, "outcome": "kept"}
    Recheck.objects.filter(pk=recheck.pk).update(**settled)

    assert (asked, _document(action).terms["recheck"]) == (["yes"], [])


@pytest.mark.django_db
def test_a_document_has_the_ranks_an_action_is_sorted_by() -> None:
    data = make_release(dimensions=["data"]).dimensions.get().dimension

    document = _document(_owned_by_somebody(data))

    assert (document.boost, document.ranks) == (
        6,
        {
            "supported": 1,
            "used": 0,
            "newest": int(LISTED_AT.timestamp()),
            "review-due": datetime.date.max.toordinal() - NEXT_YEAR.toordinal(),
        },
    )


@pytest.mark.django_db
def test_a_document_of_this_version_has_these_names() -> None:
    # Other names are another version: an index made before would answer without them.
    document = _document(ActionFactory(listed=True))

    assert (ActionSource.version, list(document.texts), list(document.terms)) == (
        "3",
        ["title", "tags", "summary", "body"],
        [
            *("model", "transition", "strong", "tag", "evidence", "recheck"),
            *("benefit", "effort", "cost", "council_kind"),
        ],
    )


@pytest.mark.django_db
def test_an_action_that_names_no_kind_of_council_suits_every_kind() -> None:
    kinds = _document(ActionFactory(listed=True)).terms["council_kind"]

    assert list(kinds) == [
        "district", "county", "unitary", "metropolitan", "london-borough", "parish-or-town"
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_whole_text_is_searched_instead_of_parts_and_without_its_markup() -> None:
    whole = '# Ask <b class="x">early</b>\nSee [the guide](https://example.org/a).'
    action = ActionFactory(listed=True, description="Not shown", body_markdown=whole)

    assert _document(action).texts["body"].split() == [
        "#",
        "Ask",
        "early",
        "See",
        "[the",
        "guide",
        ".",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("outcomes", "tier"),
    [
        ([], "idea"),
        (["did-not-work"] * 3, "idea"),
        (["worked"], "tried"),
        (["worked", "mixed", "did-not-work"], "tried"),
        (["worked", "mixed", "worked"], "proven"),
    ],
)
def test_evidence_counts_councils_for_which_it_worked(outcomes: list[str], tier: str) -> None:
    action = ActionFactory(listed=True)
    for outcome in outcomes:
        UseReportFactory(action=action, outcome=outcome)

    assert _document(action).terms["evidence"] == [tier]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["submitted", "changes_asked", "declined", "retired", "merged"])
def test_only_listed_actions_are_documents(state: str) -> None:
    listed = ActionFactory(listed=True)
    others = [ActionFactory(), ActionFactory(**{state: True})]
    source = ActionSource()

    found = source.documents([listed.pk, *(other.pk for other in others)])

    assert ([each.id for each in found], list(source.keys())) == ([listed.pk], [listed.pk])


@pytest.mark.django_db
def test_many_documents_cost_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    actions = [
        ActionFactory(listed=True, tags=["data"], transitions=[(None, 1, 2)]) for _ in range(3)
    ]

    for keys in ([actions[0].pk], [action.pk for action in actions]):
        with django_assert_num_queries(6):
            assert [each.id for each in ActionSource().documents(keys)] == keys


@pytest.mark.parametrize("dimension", [7, None])
@pytest.mark.parametrize(("from_level", "to_level"), LEVELS)
def test_a_transition_is_found_exactly_by_what_is_true_of_it(
    dimension: int | None, from_level: int, to_level: int
) -> None:
    terms = transition_terms(dimension, from_level=from_level, to_level=to_level)
    own_name = "any" if dimension is None else "7"
    for asked in [[], ["7"], ["8"], ["any"], ["any", "8"]]:
        for from_levels, to_levels in [([], []), (["2"], []), ([], ["3", "4"]), (["2"], ["3"])]:
            wanted = asked_transitions(asked, from_levels=from_levels, to_levels=to_levels)
            is_true = (
                (not asked or own_name in asked)
                and (not from_levels or str(from_level) in from_levels)
                and (not to_levels or str(to_level) in to_levels)
            )

            assert (not wanted or not wanted.isdisjoint(terms)) == is_true
