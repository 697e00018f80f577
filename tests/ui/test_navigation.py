"""Every link of the frame leads somewhere, and the part we are in is marked."""

import pytest
from django.urls import resolve

from ui import navigation
from ui.context_processors import site_at

FOOTER = [link.url for _, links in navigation.FOOTER for link in links]
OTHERS = [
    navigation.HOME,
    navigation.SEARCH,
    navigation.SUGGESTIONS,
    navigation.SIGN_IN,
    navigation.ACCOUNT,
    navigation.NOTICES,
]


@pytest.mark.parametrize("url", [*[link.url for link in navigation.MAIN], *FOOTER, *OTHERS])
def test_a_link_of_the_frame_has_an_address(url: str) -> None:
    assert resolve(url).func is not None


def test_the_part_of_the_site_we_are_in_is_current() -> None:
    current = [link["text"] for link in site_at("/actions/x/")["navigation"] if link["is_current"]]

    assert current == ["Actions"]
