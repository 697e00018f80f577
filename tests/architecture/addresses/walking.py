"""How the walk goes: addresses of the resolver, lines of a table, and one visit for each cell.

A table is text, a line for each address and state of what stands there:

    GET   /join/                                  200x2 302x8
    POST  /actions/{listed}/vote/  vote=support   302 403 302x8

The method, the address, the form if one is sent, and what each of `ROLES` gets, in their order;
`200x2` is 200 twice. `{names}` are filled by the world (worlds.py); `{own_draft}` is each role's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.core.cache import cache
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

ROLES = (
    *("anonymous", "unapproved", "member", "viewer", "editor", "lead"),
    *("curator", "maintainer", "moderator", "operator"),
)
NOWHERE = "/there-is-no-such-page/"
FORM = "application/x-www-form-urlencoded"
OF_EACH_REQUEST = {"Date", "Server"}  # headers which may differ between two equal answers


Answer = tuple[int, bytes, dict[str, str]]


@dataclass(frozen=True)
class Line:
    """An address in one state, and the status that each role gets, in the order of ROLES."""

    method: str
    address: str
    form: str
    statuses: tuple[int, ...]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.method, self.address, self.form)))


def read_table(text: str) -> tuple[Line, ...]:
    """Lines of a table; empty ones and those that begin with # are left out."""
    lines = (line.split() for line in text.splitlines())
    return tuple(_line(*words) for words in lines if words and not words[0].startswith("#"))


def _line(method: str, address: str, *more: str) -> Line:
    form = more[0] if "=" in more[0] else ""
    return Line(method, address, form, tuple(_statuses(more[1:] if form else more)))


def _statuses(words: tuple[str, ...]) -> Iterator[int]:
    for word in words:
        status, _, times = word.partition("x")
        yield from [int(status)] * int(times or 1)


def routes_of_the_site() -> dict[str, str]:
    """Every route of the resolver, as `resolve().route` names it -> the module that answers."""
    return dict(_below(get_resolver(), ""))


def _below(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        # As `resolve` joins them: a regular expression's beginning stands only at the front.
        route = prefix + str(pattern.pattern).removeprefix("^" if prefix else "")
        if isinstance(pattern, URLResolver):
            yield from _below(pattern, route)
        else:
            assert isinstance(pattern, URLPattern)
            yield route, pattern.callback.__module__


def route_of(line: Line, filled: Mapping[str, str]) -> str:
    """The route that answers at a line's address; none for an address that never was."""
    try:
        return resolve(line.address.format_map(filled).partition("?")[0]).route
    except Resolver404:
        return ""


def visit(client: Client, method: str, address: str, form: str = "") -> HttpResponseBase:
    """One request, undone when it is answered: no cell of the table changes another."""
    cache.clear()
    cookies = client.cookies.copy()  # signing out is undone, too
    with transaction.atomic():
        response = client.generic(method, address, form, content_type=FORM)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    return response


def answer_of(response: HttpResponseBase) -> Answer:
    """Status, bytes and headers, but those which differ between two equal answers."""
    headers = {name: value for name, value in response.items() if name not in OF_EACH_REQUEST}
    return response.status_code, response.getvalue(), headers
