"""What a canary is, and how a whole answer is read for one."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.test import Client

from community.models import Member
from tests.architecture.addresses.walking import visit

NOBODY = "quetzalnobody"  # stands nowhere
ZIP = b"PK\x03\x04"  # how documents and tables of offices begin


@dataclass(frozen=True)
class Canary:
    """A private text that holds a word, and one of those who may read it, with where they do.

    `near` are public pages on which it would stand, if on any that no table names.
    """

    reader: Member
    address: str
    near: tuple[str, ...] = ()


Plant = Callable[[str], Canary]
"""Makes a private text that holds the word it is given."""


def word_of(name: str) -> str:
    """The canary's own word: letters alone, so that no page writes it otherwise."""
    return f"quetzal{''.join(filter(str.isalpha, name.lower()))}zz"  # none begins another


def answer_to(client: Client, address: str) -> str:
    """Everything that one GET gives away: status, headers and body, unpacked where it is packed."""
    response = visit(client, "GET", address)
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{response.status_code}\n{headers}\n\n{_body(response)}"


def _body(response: HttpResponseBase) -> str:
    body = bytes(response.getvalue())
    if not body.startswith(ZIP):
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        parts = (packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
        return "\n".join(parts)
