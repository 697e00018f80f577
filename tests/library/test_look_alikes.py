"""What is said to resemble a draft, and what must never be named there."""

import pytest

from library.models import Action, Edition
from library.views.look_alikes import Wish, look_alikes
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
TITLE = "Write a list of all systems"


def _alike(draft: Action) -> list[str]:
    edition = Edition.objects.get(current_of=draft)
    wish = Wish(edition.title, edition.summary, draft.model, besides=draft.pk)
    return [one.summary for one in look_alikes(wish)]


@pytest.mark.parametrize("state", ["draft", "submitted", "changes_asked"])
def test_what_others_have_not_published_is_no_look_alike(state: str) -> None:
    ActionFactory(**({} if state == "draft" else {state: True}), title=TITLE, summary="Private.")
    ActionFactory(listed=True, title=TITLE, summary="Public.")

    assert _alike(ActionFactory(title=TITLE)) == ["Public."]


def test_a_text_given_back_does_not_resemble_itself() -> None:
    declined = ActionFactory(declined=True, title=TITLE)

    assert _alike(declined) == []


def test_a_summary_that_says_the_same_resembles_under_another_title() -> None:
    said = "A nurse reads every meter in the building on Monday and writes it down."
    ActionFactory(listed=True, title="Read the meters", summary=said)
    ActionFactory(listed=True, title="Something else", summary="A nurse reads.")

    assert _alike(ActionFactory(title="Know what heat costs", summary=said)) == [said]
