"""A council with its people, and an assessment of three dimensions."""

import pytest

from assessments.models import Assessment
from community.models import Council, Member, Membership
from tests.factories.assessments import AssessmentFactory


@pytest.fixture
def council(editor: Member) -> Council:
    """The editor's council."""
    return Membership.objects.get(member=editor).council


@pytest.fixture
def assessment(council: Council) -> Assessment:
    """An open assessment of the editor's council, nothing judged."""
    return AssessmentFactory(council=council)
