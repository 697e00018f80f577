"""Opening a working copy: pages of the frozen rows of any release, every uid kept."""

import json
from pathlib import Path

import pytest
from django.db import IntegrityError
from django.http import Http404
from django.test import RequestFactory

from model_releases.comparison.elements import Content, elements_of
from model_releases.models import Model, Release, ReleasePage, WorkingCopy
from model_releases.operations import import_release
from model_releases.operations.drafting import content_of_copy
from model_releases.operations.editing import working_copy_of
from model_releases.operations.opening import (
    OpeningRefusedError,
    open_working_copy,
    set_aside,
)
from model_releases.operations.snapshot import snapshot_of
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    make_maintainer,
    make_working_copy,
    page_of,
    passage_uids,
)

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).parent.parent / "fixtures"
# Both shapes of files; the others come with the slow ones
QUICK = ("elixir_rdm/release-1.2.1.json", "gsf_matrix/release.json")
IMPORTED = [
    pytest.param(path, marks=() if str(path) in QUICK else pytest.mark.slow)
    for path in sorted(path.relative_to(FIXTURES) for path in FIXTURES.glob("*/release*.json"))
    if "18f" not in str(path)
]


def _imported(path: Path) -> Release:
    raw = (FIXTURES / path).read_bytes()
    release = import_release(raw, by=MemberFactory(), at=LONG_AGO).release
    assert release is not None
    return release


def _text(content: Content) -> Content:
    """All that should be the same in a working copy nobody touched."""
    beside = ("number", "previous_content_sha256", "lineage", "model")
    return {key: value for key, value in content.items() if key not in beside}


@pytest.mark.parametrize("path", IMPORTED, ids=str)
def test_an_untouched_working_copy_says_what_its_base_says(path: Path) -> None:
    base = _imported(path)

    working = make_working_copy(base, "9.0")

    assert _text(content_of_copy(snapshot_of(working))) == _text(json.loads(base.content))


def test_ids_of_passage_blocks_are_the_passages_uids() -> None:
    base = make_release("1.0", ["data", "delivery"])

    working = make_working_copy(base)

    frozen = elements_of(json.loads(base.content))[1]
    uids = [one.uid for passages in frozen.passages.values() for one in passages]
    assert passage_uids(page_of(working, "delivery")) == uids


def test_levels_may_differ_between_dimensions() -> None:
    make_release("1.0", ["data"], levels=5)
    base = make_release("1.1", ["data"], levels=[0, 2])

    page = page_of(make_working_copy(base))

    assert [level.value["number"] for level in page.levels] == [0, 2]


def test_a_model_has_one_working_copy_at_a_time() -> None:
    working = make_working_copy()

    with pytest.raises(OpeningRefusedError, match="has a working copy already"):
        make_working_copy(working.base, "3.0")


def test_the_next_is_opened_when_the_last_was_set_aside() -> None:
    working = make_working_copy()
    set_aside(working, by=make_maintainer(), at=LONG_AGO)

    other = make_working_copy(working.base, "2.0")

    assert working_copy_of(Model.objects.get()) == other


def test_the_database_keeps_it_to_one() -> None:
    first = make_working_copy()
    set_aside(first, by=make_maintainer(), at=LONG_AGO)
    make_working_copy(first.base, "2.0")

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        WorkingCopy.objects.filter(page=first).update(closed_at=None, closed_by=None)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("1.0", "has a release 1.0 already"),
        ("0.9", "0.9 is not higher than 1.0"),
        ("1.0.0", "1.0.0 is not higher than 1.0"),
        ("next", "“next” cannot number a release"),
        ("2 0", "“2 0” cannot number a release"),
    ],
)
def test_a_number_that_cannot_be_is_refused(number: str, says: str) -> None:
    with pytest.raises(OpeningRefusedError, match=says):
        make_working_copy(number=number)


def test_it_is_opened_from_an_older_release_too() -> None:
    old = make_release("1.0")
    make_release("1.1", texts={("data", 1): "Newer words."})

    page = page_of(make_working_copy(old))

    assert page.levels[0].value["passages"][0].value["text"] == "Data as it is at level 1."


def test_its_pages_have_no_address_and_are_never_served() -> None:
    working = make_working_copy()

    for page in (working, page_of(working)):
        assert (page.url, page.full_url, page.get_sitemap_urls(), page.live) == (
            None,
            None,
            [],
            False,
        )
        with pytest.raises(Http404):
            page.serve(RequestFactory().get("/"))


def test_two_models_are_prepared_side_by_side() -> None:
    own = make_working_copy(make_release("1.0"))
    other = make_working_copy(make_release("1.0", own=False))

    assert [working_copy_of(own.model), working_copy_of(other.model)] == [own, other]


def test_opening_costs_the_wording_nothing() -> None:
    base = make_release("1.0", texts={("data", 1): "  Spaced \n\n words. "})

    page = page_of(open_working_copy(base, number="2.0", by=make_maintainer(), at=LONG_AGO))

    assert page.levels[0].value["passages"][0].value["text"] == "  Spaced \n\n words. "


def test_there_is_none_until_one_is_opened() -> None:
    release = make_release("1.0")

    assert (working_copy_of(release.model), ReleasePage.objects.count()) == (None, 0)
