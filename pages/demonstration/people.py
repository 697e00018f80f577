"""Councils, accounts and tags of the demonstration."""

import datetime
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class CouncilEntry:
    """An imaginary council; a former one says when it ended and who follows it."""

    slug: str
    name: str
    kind: str
    ended_on: datetime.date | None = None
    successor: str = ""


@dataclass(frozen=True)
class Account:
    """Somebody to sign in as, at demo.invalid; `council_role` is held in `council`."""

    name: str
    display_name: str
    roles: tuple[str, ...] = ()
    council: str = ""
    council_role: str = "viewer"

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.name}@demo.invalid"


@dataclass(frozen=True)
class TagEntry:
    """A tag, what it means, and words that find it."""

    slug: str
    meaning: str
    synonyms: list[str] = field(default_factory=list)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_councils(folder: Path) -> list[CouncilEntry]:
    """Councils, in the file's order."""
    return [CouncilEntry(**entry) for entry in _read(folder / "councils.toml")["council"]]


def read_tags(folder: Path) -> list[TagEntry]:
    """Tags, in the file's order."""
    return [TagEntry(**entry) for entry in _read(folder / "tags.toml")["tag"]]


def read_accounts(folder: Path) -> list[Account]:
    """The named accounts, then an editor and a lead for each council that has not ended."""
    said = _read(folder / "accounts.toml")
    named = [Account(**{**one, "roles": tuple(one.get("roles", ()))}) for one in said["account"]]
    of_councils = [
        Account(
            name=f"{role}.{council.slug}",
            display_name=f"{title}, {council.name}",
            council=council.slug,
            council_role=role,
        )
        for council in read_councils(folder)
        if council.ended_on is None
        for role, title in said["council_accounts"].items()
    ]
    return named + of_councils
