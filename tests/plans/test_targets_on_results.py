"""Targets stand on the council's own page of a result, and nowhere else."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from assessments.operations.carrying import keep_level, start_carry_over
from community.models import Member
from plans.models import Target
from tests.assessments.releases import next_release, reworded
from tests.factories.assessments import (
    SIGNED_AT,
    AssessmentFactory,
    dimension_of,
    judged,
    signed_off,
)
from tests.factories.community import LONG_AGO
from tests.factories.model_releases import make_release
from tests.factories.plans import TargetFactory

pytestmark = pytest.mark.django_db


def _page(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_a_target_is_drawn_and_said_to_the_councils_own_people_alone(
    client: Client, editor: Member
) -> None:
    council = editor.memberships.get().council
    shown = signed_off(judged(AssessmentFactory(council=council), data=1), is_shown=True)
    data = dimension_of(shown.release, "data")
    TargetFactory(council=council, dimension=data, release=shown.release, level=3)
    client.force_login(editor)

    ours, public = (_page(one, shown.get_absolute_url()) for one in (client, Client()))

    cells = [cell.text.split() for cell in ours.select("td[data-label=Target]")]
    assert cells == [["3", "Stage", "3"], ["None", "set"], ["None", "set"]]
    assert "Data: Stage 1, target 3;" in ours.select("desc")[0].text
    assert public.select("td[data-label=Target]") == []
    assert "target" not in public.select("desc")[0].text


def test_a_target_given_up_or_of_another_release_or_council_is_not_shown(
    client: Client, editor: Member
) -> None:
    council = editor.memberships.get().council
    assessment = AssessmentFactory(council=council)
    data, design = (dimension_of(assessment.release, code) for code in ("data", "design"))
    own = {"council": council, "release": assessment.release, "level": 3}
    TargetFactory(**own, dimension=data, ended_at=LONG_AGO)
    TargetFactory(**{**own, "release": make_release("2.0", ("data",))}, dimension=design)
    TargetFactory(dimension=data, release=assessment.release, level=3)
    client.force_login(editor)

    page = _page(client, assessment.get_absolute_url())

    assert page.select("td[data-label=Target]") == []


def test_a_carried_assessment_takes_targets_along_whose_words_are_the_same(
    client: Client, editor: Member
) -> None:
    council = editor.memberships.get().council
    old = signed_off(judged(AssessmentFactory(council=council), data=1, design=2))
    data, design = (dimension_of(old.release, code) for code in ("data", "design"))
    for dimension in (data, design):
        TargetFactory(council=council, dimension=dimension, release=old.release, why="Calls.")
    newer = next_release(old.release, "1.1", reworded("design", 3, "Other words."))

    carried = start_carry_over(old, newer, by=editor, at=SIGNED_AT)
    keep_level(carried, design, by=editor, at=SIGNED_AT)

    wanted = Target.objects.of(council).in_force()
    assert set(wanted.values_list("dimension", "release", "level", "why", "set_by")) == {
        (data.pk, newer.pk, 3, "Calls.", editor.pk),
        (design.pk, old.release_id, 3, "Calls.", wanted.get(dimension=design).set_by_id),
    }
