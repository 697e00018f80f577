"""How many queries a page costs: the same for one row as for three, or the page does not scale."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_for(client: Client, address: str) -> int:
    """Queries of one GET, the second in a row: what is kept after the first is not counted."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
