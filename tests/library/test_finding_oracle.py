"""Totals and counts of random questions, against the rows themselves, read plainly."""

from collections.abc import Collection
from dataclasses import dataclass
from random import Random

import pytest
from django.http import QueryDict

from community.models.councils import CouncilKind
from library.forms.choices import FACETS
from library.forms.finding import OTHER_MODELS, FindActionsForm
from library.models import Action, Recheck
from library.models.bands import Benefit, CostBand, Effort
from model_releases.models import Release
from search import finding
from tests.factories.library import LISTED_AT, ActionFactory, TagFactory, UseReportFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
ACTIONS, QUESTIONS = 60, 60
CODES, TAGS, WORDS = ("data", "design", "delivery"), ("one", "two", "three"), ("owl", "fox", "elk")
Asked = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """One action as its rows say: title, steps as (code or any, from, to), values by facet."""

    key: int
    title: str
    steps: frozenset[tuple[str, str, str]]
    values: dict[str, frozenset[str]]


@pytest.fixture
def random() -> Random:
    return Random(7)


@pytest.fixture
def rows(random: Random) -> list[Row]:
    """What the database holds of a library of every state, made at random."""
    release = make_release(dimensions=CODES, levels=3)
    dimensions = [each.dimension for each in release.dimensions.order_by("position")]
    for tag in TAGS:
        TagFactory(name=tag)
    for _ in range(ACTIONS):
        action = _random_action(random, [*dimensions, None])
        for _ in range(random.choice([0, 0, 1, 3])):
            UseReportFactory(action=action, outcome=random.choice(["worked", "did-not-work"]))
        if random.random() < 0.3:
            _ask_to_recheck(action, release)
    codes = {each.dimension_id: each.code for each in release.dimensions.all()}
    listed = Action.objects.listed().select_related("current_edition").order_by("pk")
    return [_row(action, codes) for action in listed]


def _ask_to_recheck(action: Action, release: Release) -> None:
    dimension = release.dimensions.order_by("position")[0].dimension
    Recheck.objects.create(
        action=action, release=release, dimension=dimension, created_at=LISTED_AT
    )


def _random_action(random: Random, dimensions: list[object]) -> Action:
    steps = {
        (dimension, level, level + random.choice([1, 1, 2]))
        for dimension in random.sample(dimensions, random.randint(0, 3))
        for level in random.sample([0, 1, 2], random.randint(1, 2))
    }
    return ActionFactory(
        **{random.choice(["listed", "listed", "listed", "retired", "declined"]): True},
        title=" ".join(random.sample(WORDS, random.randint(1, 3))),
        transitions=sorted(steps, key=str),
        tags=random.sample(TAGS, random.randint(0, 2)),
        benefits=random.sample(Benefit.values, random.randint(0, 3)),
        effort=random.choice(["", *Effort.values]),
        cost=random.choice(["", *CostBand.values]),
        council_kinds=random.sample(CouncilKind.values, random.randint(0, 2)),
    )


def _row(action: Action, codes: dict[int, str]) -> Row:
    edition = action.current_edition
    assert edition is not None
    worked = action.use_reports.exclude(outcome="did-not-work").count()
    return Row(
        key=action.pk,
        title=edition.title,
        steps=frozenset(
            (
                codes[step.dimension_id] if step.dimension_id else "any",
                str(step.from_level),
                str(step.to_level),
            )
            for step in edition.transitions.all()
        ),
        values={
            "tag": frozenset(edition.tags.values_list("slug", flat=True)),
            "benefit": frozenset(edition.benefits),
            "effort": frozenset({edition.effort}),
            "cost": frozenset({edition.cost}),
            "council_kind": frozenset(edition.council_kinds or CouncilKind.values),
            "recheck": frozenset({"yes"} if action.rechecks.exists() else ()),
            "evidence": frozenset({"proven" if worked >= 3 else "tried" if worked else "idea"}),
        },
    )


def _random_question(random: Random, form: FindActionsForm) -> QueryDict:
    asked = QueryDict(mutable=True)
    if random.random() < 0.5:
        asked["q"] = random.choice(WORDS)
    for name in random.sample(list(FACETS), random.randint(0, 3)):
        values = list(form.choices.labels[name])
        asked.setlist(name, random.sample(values, min(len(values), random.randint(1, 2))))
    return asked


def _matching(rows: Collection[Row], words: str, asked: Asked) -> set[int]:
    return {row.key for row in rows if words in row.title and _fits(row, asked)}


def _fits(row: Row, asked: Asked) -> bool:
    parts = [asked[name] for name in ("dimension", "from", "to")]
    fits_step = not any(parts) or any(
        all(not part or value in part for part, value in zip(parts, step, strict=True))
        for step in row.steps
    )
    return fits_step and all(
        not asked[name] or row.values[name] & set(asked[name]) for name in row.values
    )


def test_totals_and_counts_are_those_of_the_rows(rows: list[Row], random: Random) -> None:
    empty = FindActionsForm(QueryDict())

    for _ in range(QUESTIONS):
        form = FindActionsForm(_random_question(random, empty))
        asked: Asked = dict(form.chosen)
        expected = {
            name: {
                value: len(_matching(rows, form.words, {**asked, name: (value,)}))
                for value in form.choices.labels[name]
            }
            for name in FACETS
        }

        pages = [finding.find(form.question(page=page)) for page in (1, 2, 3)]

        counted = {name: counts for name, counts in pages[0].facets.items() if name != OTHER_MODELS}
        assert pages[0].total == len(_matching(rows, form.words, asked))
        assert {key for page in pages for key in page.ids} == _matching(rows, form.words, asked)
        assert {n: {v: c for v, c in counted[n].items() if c} for n in FACETS} == {
            n: {v: c for v, c in expected[n].items() if c} for n in FACETS
        }
