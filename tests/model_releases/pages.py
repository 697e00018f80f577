"""Reading pages of releases in tests."""

from bs4 import BeautifulSoup
from django.test import Client

FOREIGN_MODEL = "/models/a-model-of-others"


def page_at(client: Client, address: str) -> BeautifulSoup:
    """The page at an address which must answer 200."""
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words_in(page: BeautifulSoup, selector: str) -> list[str]:
    """The words of each element that a selector finds, spaces evened."""
    return [" ".join(one.text.split()) for one in page.select(selector)]
