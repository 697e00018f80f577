"""Text that no database may hold is refused before anything reads it; policies fit their pages."""

import pytest
from django.test import Client
from pytest_django import Settings

UNREADABLE = 400
LOGIN = "/accounts/login/"


@pytest.mark.parametrize(
    "address",
    [
        "/%00/",
        "/cookies/?q=%00",
        "/cookies/?%00=q",
        "/cookies/?q=%FF",
        "/cookies/?q=%ED%A0%80",
        "/cookies/?q=ok&q=%C3%28",
    ],
)
def test_an_address_that_is_no_text_is_refused(client: Client, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, b"cannot be read" in answer.content) == (UNREADABLE, True)


@pytest.mark.parametrize("body", [b"login=%00", b"login=%FF", b"log%00in=a", b"login=\xed\xa0\x80"])
def test_a_form_that_is_no_text_is_refused(client: Client, body: bytes) -> None:
    answer = client.post(LOGIN, body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == UNREADABLE


def test_a_form_with_parts_that_holds_a_null_byte_is_refused(client: Client) -> None:
    assert client.post(LOGIN, {"login": "a\0b"}).status_code == UNREADABLE


def test_a_code_page_that_makes_surrogates_is_refused(client: Client) -> None:
    answer = client.get(
        r"/cookies/?q=\ud800", headers={"Content-Type": "text/plain; charset=unicode_escape"}
    )

    assert answer.status_code == UNREADABLE


def test_a_cookie_with_a_null_byte_is_refused_before_the_session_is_looked_up(
    client: Client,
) -> None:
    client.cookies.load(r'sessionid="\000abcdefghij"')

    assert client.get("/cookies/").status_code == UNREADABLE


@pytest.mark.django_db
def test_text_of_any_language_passes(client: Client) -> None:
    assert client.get("/cookies/", {"q": "žluťoučký 🐎 数据"}).status_code == 200


@pytest.mark.django_db
def test_public_pages_carry_the_strict_policy_and_the_admin_its_own(
    client: Client, settings: Settings
) -> None:
    public = client.get("/cookies/").headers["Content-Security-Policy"]
    admin = client.get("/admin/").headers["Content-Security-Policy"]

    assert set(admin.split("; ")) == {
        f"{name} {value}" for name, value in settings.ADMIN_CONTENT_SECURITY_POLICY.items()
    }
    assert set(public.split("; ")) == {
        *("default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'"),
        *("img-src 'self' data:", "connect-src 'self'", "manifest-src 'self'"),
        *("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"),
    }


@pytest.mark.parametrize("address", ["/actions/none/vote/", "/health/live"])
def test_an_address_that_takes_no_such_request_says_so_on_a_page(
    client: Client, address: str
) -> None:
    answer = client.delete(address) if "health" in address else client.get(address)

    assert (answer.status_code, b"That address does not take this" in answer.content) == (405, True)
    assert answer.headers["Allow"] == ("GET, HEAD" if "health" in address else "POST")


def test_options_are_told_without_a_page(client: Client) -> None:
    answer = client.options("/cookies/")

    assert (answer.status_code, answer.headers["Allow"], answer.content) == (204, "GET, HEAD", b"")
