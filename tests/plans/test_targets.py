"""Targets: what a council wants, set by its editors, seen by its own people only."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Council, Member, Membership
from model_releases.levels import Level
from model_releases.models import Release
from plans.models import Target
from plans.operations.targets import NoSuchLevelError, Wanted, give_up_target, set_target
from tests.assessments.releases import next_release, reworded
from tests.counting import queries_for
from tests.factories.assessments import AssessmentFactory, dimension_of, judged
from tests.factories.community import CouncilFactory, MemberFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PLANNED_AT, TargetFactory
from tests.plans.people import client_of

pytestmark = pytest.mark.django_db
LATER = PLANNED_AT.replace(day=2)


@pytest.fixture
def release() -> Release:
    return make_release("1.0", ["data", "design"], levels=4)


@pytest.fixture
def council() -> Council:
    return CouncilFactory()


def _address(council: Council) -> str:
    return f"/councils/{council.slug}/plans/targets/"


def _sent(release: Release, code: str = "data", **said: object) -> dict[str, object]:
    prefix = f"dimension-{dimension_of(release, code).pk}"
    return {f"{prefix}-{name}": value for name, value in said.items()}


def _in_force(council: Council) -> list[tuple[int, str]]:
    targets = Target.objects.of(council).in_force().order_by("pk")
    return list(targets.values_list("level", "why"))


def test_a_target_set_anew_ends_the_one_before_and_keeps_it(
    release: Release, council: Council
) -> None:
    data, by = release.dimensions.get(code="data"), MemberFactory()

    set_target(council, data, Wanted(Level(3), why="Calls"), by=by, at=PLANNED_AT)
    set_target(council, data, Wanted(Level(4), why="Letters"), by=by, at=LATER)

    rows = Target.objects.order_by("pk").values_list("level", "why", "ended_at")
    assert list(rows) == [(3, "Calls", LATER), (4, "Letters", None)]


def test_saying_the_same_again_changes_nothing(release: Release, council: Council) -> None:
    data, by = release.dimensions.get(code="data"), MemberFactory()

    for at in (PLANNED_AT, LATER):
        set_target(council, data, Wanted(Level(3)), by=by, at=at)

    assert Target.objects.count() == 1


def test_a_level_which_the_dimension_has_not_is_refused(release: Release, council: Council) -> None:
    data = release.dimensions.get(code="data")

    with pytest.raises(NoSuchLevelError):
        set_target(council, data, Wanted(Level(5)), by=MemberFactory(), at=PLANNED_AT)

    assert Target.objects.count() == 0


def test_a_target_can_be_given_up(release: Release, council: Council) -> None:
    target = TargetFactory(council=council, release=release)

    give_up_target(council, release.dimensions.get(code="data"), at=LATER)

    target.refresh_from_db()
    assert target.ended_at == LATER


def test_an_editor_sets_targets_on_one_page(release: Release, council: Council) -> None:
    sent = _sent(release, level="3", by_on="2027-03-31", why="Calls cost more\r\nthan the website")

    answer = client_of(council).post(_address(council), sent | _sent(release, "design"))

    target = Target.objects.get()
    assert (answer.status_code, target.level, str(target.by_on), target.why) == (
        302,
        3,
        "2027-03-31",
        "Calls cost more\nthan the website",
    )


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"level": "9"}, "level you want"),
        ({"level": "3", "by_on": "soon"}, "Write the day as 31/03/2027"),
        ({"level": "", "why": "It matters"}, "Choose a level for Data"),
        ({"level": "two"}, "level you want"),
    ],
    ids=str,
)
def test_what_cannot_be_a_target_is_told_and_kept(
    release: Release, council: Council, said: dict[str, str], sentence: str
) -> None:
    answer = client_of(council).post(_address(council), _sent(release, **said))

    assert (answer.status_code, sentence.lower() in answer.text.lower()) == (422, True)
    assert Target.objects.count() == 0


def test_a_row_that_nobody_touched_overwrites_nothing(release: Release, council: Council) -> None:
    old = TargetFactory(council=council, release=release, level=2, ended_at=PLANNED_AT)
    TargetFactory(council=council, release=release, level=4, why="Set meanwhile")

    sent = _sent(release, seen=old.pk, level="2") | _sent(release, "design", level="3")
    client_of(council).post(_address(council), sent)

    assert _in_force(council) == [(4, "Set meanwhile"), (3, "")]


def test_two_who_set_one_target_lose_nothing(release: Release, council: Council) -> None:
    current = TargetFactory(council=council, release=release, level=4, why="Set meanwhile")
    client, sent = client_of(council), _sent(release, seen="", level="2", why="Mine")

    answer = client.post(_address(council), sent)

    assert answer.status_code == 409
    assert "Somebody has set this to level 4 meanwhile" in answer.text
    assert ("Mine" in answer.text, f'value="{current.pk}"' in answer.text) == (True, True)
    assert _in_force(council) == [(4, "Set meanwhile")]
    client.post(_address(council), sent | _sent(release, seen=current.pk))
    assert _in_force(council) == [(2, "Mine")]


def test_a_viewer_reads_and_does_not_write(release: Release, council: Council) -> None:
    TargetFactory(council=council, release=release, why="Calls")
    viewer = client_of(council, Membership.Role.VIEWER)

    page, refused = viewer.get(_address(council)), viewer.post(_address(council), {})

    assert (page.status_code, "Calls" in page.text, refused.status_code) == (200, True, 403)


def test_a_target_of_an_older_release_is_marked_until_it_is_set_anew(council: Council) -> None:
    TargetFactory(council=council, release=make_release("1.0"), level=2)
    make_release("1.1")
    client, told = client_of(council), "Set against release 1.0."

    before = client.get(_address(council)).text
    newest = Release.objects.get(number="1.1")
    seen = Target.objects.get().pk
    client.post(_address(council), _sent(newest, seen=seen, level="3"))

    assert (told in before, told in client.get(_address(council)).text) == (True, False)


def test_targets_do_not_exist_for_others(
    client: Client, release: Release, council: Council
) -> None:
    TargetFactory(council=council, release=release)
    stranger = client_of(CouncilFactory())

    answers = [each.get(_address(council)) for each in (client, stranger)]

    nothing = client.get("/councils/there-is-none/plans/targets/").content
    assert [(one.status_code, one.content == nothing) for one in answers] == [(404, True)] * 2


def test_the_page_costs_the_same_with_one_target_and_with_three(council: Council) -> None:
    release = make_release("1.0", ["data", "design", "delivery"])
    client = client_of(council)
    TargetFactory(council=council, release=release)
    with_one = queries_for(client, _address(council))

    for code in ("design", "delivery"):
        dimension = dimension_of(release, code)
        TargetFactory(council=council, release=release, dimension=dimension)

    assert queries_for(client, _address(council)) == with_one


def test_a_newer_release_is_told_where_levels_are_asked_for(client: Client, editor: Member) -> None:
    council = editor.memberships.get().council
    old = judged(AssessmentFactory(council=council), data=1)
    client.force_login(editor)
    address = f"/councils/{council.slug}/plans/"
    pages = [f"{address}{page}/" for page in ("targets", "suggestions")]
    before = [_led_to_carrying(client, page) for page in pages]

    next_release(old.release, "1.1", reworded("data", 1, "Other words."))

    carrying = [old.address_of("carry")]
    assert (before, [_led_to_carrying(client, page) for page in pages]) == (
        [[], []],
        [carrying, carrying],
    )


def _led_to_carrying(client: Client, address: str) -> list[str]:
    shown = BeautifulSoup(client.get(address).content, "html.parser")
    return [str(link["href"]) for link in shown.select(".app-notice a")]
