"""The pages on which people assess lead to the guide of the release that they assess against."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from assessments.operations.carrying import start_carry_over
from community.models import Council, Member
from tests.factories.assessments import CODES, AssessmentFactory, judged
from tests.factories.community import LONG_AGO
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
GUIDE = "## Who judges\n"


def _guides(client: Client, address: str) -> list[str]:
    """Where links to a guide lead."""
    response = client.get(address)
    assert response.status_code == 200
    links = BeautifulSoup(response.content, "html.parser").select("main a")
    return [str(one["href"]) for one in links if one.text == "How to assess: the guide"]


def _addresses(assessment: Assessment) -> list[str]:
    """The list, a new one, the result, and judging."""
    council = assessment.council.slug
    return [
        reverse("assessments:assessments", args=[council]),
        reverse("assessments:new_assessment", args=[council]),
        assessment.get_absolute_url(),
        assessment.address_of("judge", "data"),
    ]


@pytest.mark.parametrize(("guide", "found"), [(GUIDE, ["/model/1.0/guide/"]), ("", [])])
def test_each_page_of_assessing_leads_to_the_guide_if_there_is_one(
    client: Client, editor: Member, council: Council, guide: str, found: list[str]
) -> None:
    release = make_release("1.0", CODES, guide=guide)
    assessment = AssessmentFactory(council=council, release=release)
    client.force_login(editor)

    assert [_guides(client, one) for one in _addresses(assessment)] == [found] * 4


def test_an_assessment_leads_to_the_guide_of_its_own_release(
    client: Client, editor: Member, council: Council
) -> None:
    older = make_release("1.0", CODES, guide=GUIDE)
    newer = make_release("1.1", CODES, texts={("data", 1): "Other words."}, guide=GUIDE)
    assessment = judged(AssessmentFactory(council=council, release=older), data=1)
    start_carry_over(assessment, newer, by=editor, at=LONG_AGO)
    client.force_login(editor)

    question = assessment.address_of("carry_dimension", "data")
    found = [_guides(client, one) for one in (assessment.get_absolute_url(), question)]

    assert found == [["/model/1.0/guide/"], ["/model/1.1/guide/"]]
