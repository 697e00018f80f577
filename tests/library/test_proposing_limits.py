"""How much a member may send with an action."""

import pytest
from django.http import QueryDict

from library.forms.proposing import sent_form
from library.forms.words import MOST_TAGS
from tests.factories.library import TagFactory, own_model

pytestmark = pytest.mark.django_db


def _said_of(field: str, values: list[str]) -> list[str]:
    sent = QueryDict(mutable=True)
    sent.setlist(field, values)
    errors = sent_form(sent, own_model()).words.errors.as_data()
    return [message for error in errors.get(field, []) for message in error.messages]


def test_more_than_six_tags_are_refused() -> None:
    names = [TagFactory().name for _ in range(MOST_TAGS + 1)]

    assert (_said_of("tags", names[1:]), _said_of("tags", names)) == (
        [],
        ["Choose 6 tags at most: 7 are ticked"],
    )


@pytest.mark.parametrize(
    ("field", "most"),
    [("title", 120), ("summary", 600), ("description", 200_000), ("why", 200_000)],
)
def test_a_text_has_these_characters_at_most(field: str, most: int) -> None:
    says = f"Ensure this value has at most {most} characters (it has {most + 1})."

    assert (_said_of(field, ["x" * most]), _said_of(field, ["x" * (most + 1)])) == ([], [says])


def test_ticked_and_new_tags_are_six_together_and_each_short_enough() -> None:
    ticked = TagFactory().name
    lines = [f"new {number}" for number in range(MOST_TAGS)]

    def said(new: list[str]) -> list[str]:
        sent = QueryDict(mutable=True)
        sent.update({"tags": ticked, "new_tags": "\r\n".join(new)})
        errors = sent_form(sent, own_model()).words.errors.as_data()
        return [text for error in errors.get("new_tags", []) for text in error.messages]

    assert (said([*lines[1:], "", lines[1]]), said(lines), said(["x" * 101])) == (
        [],
        ["Give 6 tags at most: 1 are ticked, 6 are new"],
        [f"Shorten “{'x' * 40}…”: a tag has 100 characters at most"],
    )
