"""What a person reads on a page: its main part, and the words of that."""

from bs4 import BeautifulSoup, Tag
from django.http.response import HttpResponseBase


def main_of(response: HttpResponseBase) -> Tag:
    """The main part of an answer; fails for one that has none."""
    main = BeautifulSoup(response.getvalue(), "html.parser").main
    assert main is not None
    return main


def words_of(response: HttpResponseBase) -> str:
    """All words of the main part, with one space between them."""
    return " ".join(main_of(response).text.split())
