"""The list of page states that pictures are taken of."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tools.screenshots.states import README, STATES, State

SOMEWHERE = [state for state in STATES if state.name != "not-found"]


@pytest.mark.parametrize("state", SOMEWHERE, ids=lambda state: state.name)
def test_every_page_state_is_at_an_address_of_the_site(state: State) -> None:
    path = urlsplit(state.address).path

    view = resolve(path)

    assert callable(view.func)


def test_no_two_page_states_share_a_picture() -> None:
    names = Counter(state.name for state in STATES)

    assert [name for name, count in names.items() if count > 1] == []


def test_the_pictures_of_the_readme_are_among_them() -> None:
    assert [state for state in README if state not in STATES] == []
