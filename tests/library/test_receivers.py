"""What the library answers when pages below it ask."""

import pytest

from library.receivers import count_actions
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


def test_listed_actions_are_counted_at_the_level_they_lead_to() -> None:
    release = make_release("1.0", ("data", "people"))
    data = release.dimensions.get(code="data").dimension
    ActionFactory(listed=True, transitions=[(data, 1, 3), (data, 2, 3)])
    ActionFactory(listed=True, transitions=[(data, 1, 2), (None, 1, 3)])
    ActionFactory(transitions=[(data, 1, 3)])
    make_release("1.1", ("data", "people"))

    assert count_actions(release=release) == {(data.pk, 3): 1, (data.pk, 2): 1}
