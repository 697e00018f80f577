"""What every answer tells a browser not to do, and what cookies keep from scripts."""

import pytest
from django.test import Client

from tests.factories.community import PASSWORD, MemberFactory

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/cookies/", "/nowhere/", "/accounts/login/", "/admin/"])
def test_every_answer_carries_these_headers(client: Client, address: str) -> None:
    headers = client.get(address).headers

    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED


@pytest.mark.django_db
def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    member = MemberFactory()
    client.get("/accounts/login/")

    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})

    kept = {
        name: (bool(cookie["httponly"]), cookie["samesite"])
        for name, cookie in client.cookies.items()
        if name in ("sessionid", "csrftoken")
    }
    assert kept == {"sessionid": (True, "Lax"), "csrftoken": (True, "Lax")}
