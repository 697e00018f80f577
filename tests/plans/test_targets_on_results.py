"""Targets stand on the council's own page of a result, and nowhere else."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Member
from tests.factories.assessments import AssessmentFactory, dimension_of, judged, signed_off
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
