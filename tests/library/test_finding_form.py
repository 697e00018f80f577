"""What a reader's address asks for. Nothing in it makes an error."""

import pytest
from django.http import QueryDict
from pytest_django.fixtures import DjangoAssertNumQueries

from library.forms.choices import wording_of
from library.forms.finding import FindActionsForm
from library.models import Tag
from model_releases.models import Release
from search.contract import Facet
from tests.factories.library import TagFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def release() -> Release:
    """Two dimensions, three levels, of the site's own model."""
    return make_release(dimensions=["data", "design"], levels=3)


def _asked(address: str) -> FindActionsForm:
    return FindActionsForm(QueryDict(address))


def _key(release: Release, code: str) -> int:
    return release.dimensions.values_list("dimension", flat=True).get(code=code)


def test_an_empty_address_asks_for_every_action_of_the_own_model(release: Release) -> None:
    make_release(own=False)
    form = _asked("")

    question = form.question(page=1)

    assert (question.words, question.filters, question.sort) == (
        "",
        {"model": frozenset({release.model.slug})},
        "supported",
    )


def test_dimension_and_levels_ask_for_one_transition_that_has_all_three(release: Release) -> None:
    data, design = _key(release, "data"), _key(release, "design")

    question = _asked("dimension=data&dimension=design&from=1&to=2&to=3").question(page=1)

    wanted = {f"{key}:1>{to}" for key in (data, design) for to in (2, 3)}
    assert question.filters["transition"] == wanted


def test_any_dimension_asks_for_transitions_that_name_none(release: Release) -> None:
    assert _asked("dimension=any&to=3").question(page=1).filters["transition"] == {"any:*>3"}


def test_other_filters_are_any_of_their_values(release: Release) -> None:
    TagFactory(name="ownership")
    address = "tag=ownership&benefit=risk&benefit=agility&effort=days&cost=none"

    filters = _asked(f"{address}&council_kind=county&evidence=tried").question(page=1).filters

    assert filters == {
        "model": {release.model.slug},
        "tag": {"ownership"},
        "benefit": {"risk", "agility"},
        "effort": {"days"},
        "cost": {"none"},
        "council_kind": {"county"},
        "evidence": {"tried"},
    }


def test_another_model_brings_its_own_dimensions(release: Release) -> None:
    other = make_release(dimensions=["platform"], own=False)

    form = _asked(f"model={other.model.slug}&dimension=platform")

    assert form.question(page=1).filters == {
        "model": {other.model.slug},
        "transition": {f"{_key(other, 'platform')}:*>*"},
    }


def test_what_is_not_known_is_left_out_and_said(release: Release) -> None:
    form = _asked("dimension=dada&from=9&to=0&cost=cheap&tag=x&model=none&sort=price&colour=red")

    assert (form.in_use(), form.sort, form.left_out) == (
        [],
        "supported",
        [
            "There is no model “none” here.",
            "Dimension: there is no “dada” here, so it was left out.",
            "From level: there is no “9” here, so it was left out.",
            "To level: there is no “0” here, so it was left out.",
            "Cost: there is no “cheap” here, so it was left out.",
            "Tag: there is no “x” here, so it was left out.",
        ],
    )


@pytest.mark.parametrize(
    ("address", "sort"),
    [
        ("", "supported"),
        ("q=data", "best"),
        ("q=data&sort=newest", "newest"),
        ("q=++", "supported"),
        ("sort=best", "best"),
    ],
)
def test_words_are_sorted_by_match_and_lists_by_support(
    release: Release, address: str, sort: str
) -> None:
    assert _asked(address).sort == sort


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("", 1),
        ("3", 3),
        ("0", 1),
        ("-1", 1),
        ("two", 1),
        ("²", 1),
        ("1000000000", 10**9),
        ("9" * 5000, 1),
        ("1e9", 1),
    ],
)
def test_a_page_is_a_whole_number_from_one(release: Release, asked: str, page: int) -> None:
    assert _asked(f"page={asked}").page == page


def test_a_facet_is_counted_without_its_own_choice(release: Release) -> None:
    data = _key(release, "data")
    question = _asked("dimension=data&from=1&cost=none").question(page=1)

    facets = {facet.name: facet for facet in question.facets}

    model = {"model": frozenset({release.model.slug})}
    assert facets["from"] == Facet(
        "from",
        "transition",
        {level: frozenset({f"{data}:{level}>*"}) for level in ("0", "1", "2", "3")},
        {**model, "cost": frozenset({"none"})},
    )
    assert facets["cost"].filters == {**model, "transition": frozenset({f"{data}:1>*"})}


def test_a_site_without_a_model_can_still_be_asked() -> None:
    question = _asked("q=data&dimension=data").question(page=1)

    assert (question.words, question.filters) == ("data", {"model": frozenset({""})})


def test_a_changed_wording_is_that_of_the_current_release(release: Release) -> None:
    make_release("1.1", ["data", "delivery"], levels=2)

    wording = wording_of(release.model_id)

    assert (list(wording.keys), wording.levels) == (
        ["data", "delivery"],
        {1: "Stage 1", 2: "Stage 2"},
    )


def test_choices_cost_as_many_queries_however_many_there_are(
    release: Release, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _asked("")  # the words of a release are read once

    for tags in (1, 3):
        for _ in range(tags):
            TagFactory()
        with django_assert_num_queries(2):
            _asked("q=data")


def test_a_merged_tags_address_asks_for_the_one_that_stands_for_it(release: Release) -> None:
    last, second = TagFactory(name="last"), TagFactory(name="second")
    TagFactory(name="first", merged_into=second)
    Tag.objects.filter(pk=second.pk).update(merged_into=last)

    form = _asked("tag=first&tag=second&tag=last")

    assert (form.chosen["tag"], form.left_out) == (("last",), [])


def test_only_tags_that_are_offered_can_be_chosen(release: Release) -> None:
    TagFactory(name="offered")
    for state in ("waiting", "hidden"):
        TagFactory(name=state, **{state: True})

    form = _asked("tag=offered&tag=waiting&tag=hidden")

    assert (form.chosen["tag"], list(form.choices.labels["tag"])) == (("offered",), ["offered"])
