"""How often one machine may ask to join, whoever it says it is."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_machine_may_ask_twenty_times_an_hour_whatever_the_addresses(client: Client) -> None:
    wishes = [
        {"name": "Ann", "email": f"ann{number}@example.org", "council_name": "Larkenmoor"}
        for number in range(21)
    ]

    statuses = [client.post("/join/", wish).status_code for wish in wishes]

    assert statuses == [*[302] * 20, 429]
