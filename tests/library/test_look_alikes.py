"""What is said to resemble a draft, and what must never be named there."""

import pytest

from library.models import Action, Edition
from library.views.look_alikes import look_alikes
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
TITLE = "Write a list of all systems"


def _alike(draft: Action) -> list[str]:
    return [one.summary for one in look_alikes(draft, Edition.objects.get(current_of=draft))]


@pytest.mark.parametrize("state", ["draft", "submitted", "changes_asked"])
def test_what_others_have_not_published_is_no_look_alike(state: str) -> None:
    ActionFactory(**({} if state == "draft" else {state: True}), title=TITLE, summary="Private.")
    ActionFactory(listed=True, title=TITLE, summary="Public.")

    assert _alike(ActionFactory(title=TITLE)) == ["Public."]


def test_a_text_given_back_does_not_resemble_itself() -> None:
    declined = ActionFactory(declined=True, title=TITLE)

    assert _alike(declined) == []
