"""Models which nobody here wrote: 25 dimensions, uneven levels, levels from 0, none with a rule."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from assessments.models import CarriedJudgement, Judgement
from community.models import Council, Member
from model_releases.models import Release
from model_releases.operations import import_release
from tests.assessments.pages import BLANK_LINKS, words_of
from tests.factories.assessments import AssessmentFactory, JudgementFactory, signed_off
from tests.factories.community import LONG_AGO, MemberFactory

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parent.parent / "fixtures"


def _release(path: str) -> Release:
    raw = (FOLDER / path).read_bytes()
    release = import_release(raw, by=MemberFactory(), at=LONG_AGO).release
    assert release is not None
    return release


@pytest.mark.parametrize("path", ["elixir_rdm/release-1.2.1.json", "gsf_matrix/release.json"])
def test_every_dimension_is_judged_at_its_highest_level_on_its_own_page(
    client: Client, editor: Member, council: Council, path: str
) -> None:
    assessment = AssessmentFactory(council=council, release=_release(path))
    client.force_login(editor)
    wanted = {
        row.code: max(level.number for level in row.levels.all())
        for row in assessment.release.dimensions.with_words()
    }

    statuses = {
        client.post(
            assessment.address_of("judge", code), {**BLANK_LINKS, "level": level}
        ).status_code
        for code, level in wanted.items()
    }

    told: dict[str, Any] = client.get(assessment.address_of("assessment_json")).json()
    assert statuses == {302}
    assert {one["code"]: one["level"] for one in told["dimensions"]} == wanted
    assert told["overall"]["level"] == sum(wanted.values()) // len(wanted)
    page = words_of(client.get(assessment.get_absolute_url()))
    assert f"{len(wanted)} of {len(wanted)} assessed." in page


def test_a_release_in_which_only_codes_changed_carries_all_of_it(
    client: Client, editor: Member, council: Council
) -> None:
    old = _release("elixir_rdm/release-1.1.0.json")
    assessment = AssessmentFactory(council=council, release=old)
    for row in old.dimensions.with_words():
        level = row.levels.all()[0].number
        JudgementFactory(assessment=assessment, dimension=row.dimension, level=level)
    signed_off(assessment)
    new = _release("elixir_rdm/release-1.2.0.json")
    client.force_login(editor)

    client.post(assessment.address_of("carry"))

    hows = list(CarriedJudgement.objects.values_list("how", flat=True))
    assert hows == ["carried"] * new.dimensions.count()
    assert Judgement.objects.filter(assessment__release=new).count() == old.dimensions.count()


def test_a_question_of_a_real_model_shows_both_its_texts(
    client: Client, editor: Member, council: Council
) -> None:
    assessment = AssessmentFactory(
        council=council, release=_release("elixir_rdm/release-1.0.0.json")
    )
    _release("elixir_rdm/release-1.1.0.json")
    client.force_login(editor)
    client.post(assessment.address_of("carry"))
    said = json.loads((FOLDER / "elixir_rdm" / "diff-1.0.0--1.1.0.json").read_text())
    codes = {code for code, _ in said["release"]["descriptor_changed"]}

    pages = [client.get(assessment.address_of("carry_dimension", code)) for code in sorted(codes)]

    assert codes
    assert {page.status_code for page in pages} == {200}
    assert ["What changed" in words_of(page) for page in pages] == [True] * len(codes)
