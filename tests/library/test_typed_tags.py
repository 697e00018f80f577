"""Tags that a member types: on the action as typed, and nobody else's choice until approved."""

import pytest
from django.http import QueryDict
from django.test import Client

from library.forms.proposing import sent_form
from library.models import Action
from library.operations.submission import save_draft
from tests.factories.library import LISTED_AT, ActionFactory, TagFactory, own_model
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Action:
    """A draft with a tag that is offered, one that was just typed, and one taken away since."""
    make_release()
    for name, state in (("old", {}), ("typed", {"waiting": True}), ("gone", {"hidden": True})):
        TagFactory(name=name, **state)
    return ActionFactory(tags=["old", "typed", "gone"], model=own_model())


def test_a_typed_tag_is_there_to_change(client: Client, draft: Action) -> None:
    client.force_login(draft.author)

    words = client.get(f"/actions/drafts/{draft.uid}/").context["form"].words

    assert (words["tags"].value(), words["new_tags"].value()) == (["old"], "typed")


def test_ticked_and_typed_tags_are_kept_together(draft: Action) -> None:
    sent = QueryDict(mutable=True)
    sent.update({"title": "T", "summary": "S", "description": "D", "uid": str(draft.uid)})
    sent.update({"tags": "old", "new_tags": "  open   data\r\nOLD\r\n", "step-TOTAL_FORMS": "0"})
    sent.update({"step-INITIAL_FORMS": "0"})
    form = sent_form(sent, own_model())
    assert form.is_valid(), form.error_links()

    save_draft(draft, form.draft(), by=draft.author, at=LISTED_AT)

    assert draft.current_edition is not None
    tags = draft.current_edition.tags.order_by("name")
    assert [(tag.name, tag.is_waiting) for tag in tags] == [("old", False), ("open data", True)]


def test_a_typed_tag_stands_on_the_page_without_a_link(client: Client) -> None:
    TagFactory(name="typed", waiting=True)
    action = ActionFactory(listed=True, tags=["typed", "known"])

    page = client.get(f"/actions/{action.slug}/")

    assert page.context["tags"] == [
        {"text": "known", "url": "/actions/?tag=known"},
        {"text": "typed", "url": ""},
    ]
    assert '<span class="app-chip">typed</span>' in page.text
