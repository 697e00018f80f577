"""Do the addresses in listed actions answer? Looked at politely, and kept for readers and curators.

In resources, in sources of quotes, and where a text comes from.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from urllib.parse import urlsplit

from django.utils import timezone

from library.adapters.links import Seen
from library.adapters.pace import BudgetSpentError
from library.models import Action, Edition, LinkCheck
from ui.rendering import web_address

HOSTS_AT_ONCE = 4
AT_ONCE = 500  # addresses in one query
LONGEST = 2000
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+")


class Looks(Protocol):
    """What looks at an address: library.adapters.links.Links."""

    def look_at(self, url: str) -> Seen:
        """Say what came of it. Raises BudgetSpentError."""
        ...


@dataclass(frozen=True)
class Checked:
    """How many addresses were looked at, how many of these fail, and how many had to be left."""

    looked_at: int
    failing: int
    left: int


def addresses_in(text: str) -> list[str]:
    """Web addresses in a text, without the sentence's own signs at their ends."""
    found = map(_without_signs, _ADDRESS.findall(text))
    return [one for one in found if web_address(one) and len(one) <= LONGEST]


def _without_signs(found: str) -> str:
    """An address as it was meant: a bracket that it opened itself is its own."""
    address = found.rstrip(".,;:!?)]}’'")
    return f"{address})" if found.startswith(f"{address})") and "(" in address else address


def addresses_of(edition: Edition, source_url: str) -> list[str]:
    """Every address to which the page of an action leads, each once."""
    texts = [one.get("address", "") for one in edition.resources]
    found = (
        one for text in (*texts, edition.quote_source, source_url) for one in addresses_in(text)
    )
    return list(dict.fromkeys(found))


def silent_since(addresses: Collection[str]) -> Mapping[str, date]:
    """Those of `addresses` that failed for a week, with the day of the last failure. One query."""
    rows = LinkCheck.objects.silent().filter(url__in=addresses) if addresses else ()
    return {row.url: timezone.localtime(row.checked_at).date() for row in rows}


def check_links(links: Looks, *, limit: int | None, at: datetime) -> Checked:
    """Look at the addresses in listed actions, at most `limit`, the longest unseen first.

    Four hosts at a time, one address at a time of each. What comes of a host is kept when it is
    done, as of `at` (timezone-aware), so that a run that is killed has done what it did.
    Addresses that no listed action leads to any more are forgotten.
    """
    known = dict(LinkCheck.objects.values_list("url", "checked_at"))
    in_use = _in_use()
    _forget(known.keys() - in_use)
    # Of two hosts unseen, the order is that of their names: any will do, if it is always the same.
    never = datetime.min.replace(tzinfo=at.tzinfo)
    chosen = sorted(in_use, key=lambda url: (known.get(url, never), url))[:limit]
    seen = failing = 0
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        hosts = [pool.submit(_look, links, each) for each in _by_host(chosen)]
        for done in as_completed(hosts):
            for url, what in done.result():
                _keep(url, what, at=at)
                seen, failing = seen + 1, failing + bool(what.problem)
    return Checked(looked_at=seen, failing=failing, left=len(in_use) - seen)


def _in_use() -> set[str]:
    listed = Action.objects.listed().order_by("pk").select_related("current_edition")
    return {
        address
        for action in listed.iterator()
        if action.current_edition
        for address in addresses_of(action.current_edition, action.source_url)
    }


def _forget(urls: Iterable[str]) -> None:
    gone = sorted(urls)
    for first in range(0, len(gone), AT_ONCE):
        LinkCheck.objects.filter(url__in=gone[first : first + AT_ONCE]).delete()


def _by_host(urls: Iterable[str]) -> list[list[str]]:
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[urlsplit(url).hostname or ""].append(url)
    return list(hosts.values())


def _look(links: Looks, urls: list[str]) -> list[tuple[str, Seen]]:
    """What came of the addresses of one host, until its time is spent."""
    seen = []
    for url in urls:
        # A host on the way may have had its time; the next address may lead elsewhere.
        with suppress(BudgetSpentError):
            seen.append((url, links.look_at(url)))
    return seen


def _keep(url: str, seen: Seen, *, at: datetime) -> None:
    before = LinkCheck.objects.filter(url=url).first()
    since = (before and before.failing_since) or at
    LinkCheck.objects.update_or_create(
        url=url,
        defaults={
            "checked_at": at,
            "status": seen.status,
            "problem": seen.problem,
            "failing_since": since if seen.problem else None,
        },
    )
