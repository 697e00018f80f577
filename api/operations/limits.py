"""How many requests are answered: counted in the database, by token or by address.

A cache may be gone, read-only, or each worker's own; the database is one for all of them, and a
count is one small statement.
"""

import hmac
import math
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import connection

from api.models import RequestCount

A_DAY = 86_400  # seconds
# Counts one more, and nothing beyond the limit: then no row comes back.
_COUNT = (
    "INSERT INTO api_requestcount (key, began, count) VALUES (%s, %s, 1) "
    "ON CONFLICT (key, began) DO UPDATE SET count = api_requestcount.count + 1 "
    "WHERE api_requestcount.count < %s RETURNING count"
)


@dataclass(frozen=True)
class Limit:
    """At most `requests` in each window of so many seconds, whole windows since 1970."""

    name: str
    requests: int
    seconds: int


def limit(name: str) -> Limit:
    """The limit of that name in the settings."""
    requests, seconds = settings.API_LIMITS[name]
    return Limit(name, requests, seconds)


def wait_seconds(asked: Limit, *, who: str, at: datetime) -> int:
    """Count one request of `who`: 0 when it is within the limit, else how long until the next.

    `who` is a token's key or an address; only a hash of it is kept, another in each window.
    """
    now = at.timestamp()
    began = int(now // asked.seconds) * asked.seconds
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [_key(asked, who, began), began, asked.requests])
        counted = cursor.fetchone()
    if counted is None:
        return max(1, math.ceil(began + asked.seconds - now))
    if counted[0] == 1:  # the first of a window: a good moment to tidy up
        RequestCount.objects.filter(began__lt=began - 2 * A_DAY).delete()
    return 0


def network_of(address: str) -> str:
    """Who is counted for an address: itself, or the /64 that a household has in IPv6."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if not isinstance(read, IPv6Address):
        return str(read)
    return str(read.ipv4_mapped or IPv6Address(int(read) >> 64 << 64))


def _key(asked: Limit, who: str, began: int) -> str:
    said = f"{asked.name}\0{began}\0{who}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), "sha256").hexdigest()
