"""What a reader sees of a page: its words, without the markup."""

from bs4 import BeautifulSoup
from django.http.response import HttpResponseBase

BLANK_LINKS = {"evidence-TOTAL_FORMS": "2", "evidence-INITIAL_FORMS": "0"}


def words_of(response: HttpResponseBase, selector: str = "main") -> str:
    """The words inside the first element that `selector` finds; one space between them."""
    found = BeautifulSoup(response.getvalue(), "html.parser").select_one(selector)
    return " ".join(found.text.split()) if found else ""


def filled(response: HttpResponseBase) -> dict[str, str]:
    """What the page's form holds, as a browser would send it; without the token."""
    page = BeautifulSoup(response.getvalue(), "html.parser")
    form = page.select_one("main form")
    assert form is not None
    held = {str(one["name"]): str(one.get("value") or "") for one in form.select("input[name]")}
    ticked = {str(o["name"]): str(o["value"]) for o in form.select("input[checked]")}
    choices = {str(o["name"]) for o in form.select("input[type=radio], input[type=checkbox]")}
    texts = {str(one["name"]): one.text.removeprefix("\n") for one in form.select("textarea")}
    rest = {name: value for name, value in held.items() if name not in choices}
    return {**rest, **ticked, **texts}
