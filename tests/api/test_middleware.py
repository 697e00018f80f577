"""Whatever goes wrong with a request to the API, the answer is JSON of one shape."""

import pytest
from django.test import Client

from api.v1.errors import SAID
from tests.factories.api import ApiTokenFactory, program_of

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def program() -> Client:
    """A program with a token that may do everything."""
    return program_of(ApiTokenFactory())


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/v1/actions?q=%00", 400),
        ("GET", "/api/v1/actions?q=%FF", 400),
        ("GET", "/api/", 404),
        ("GET", "/api/v2/actions", 404),
        ("GET", "/api/v1/actions/no-such", 404),
        ("GET", "/api/v1/proposals/99999999999999999999999", 404),
        ("GET", "/api/v1/actions?page=99", 404),
        ("GET", "/api/v1/actions?page=two", 422),
        ("GET", "/api/v1/actions?page_size=101", 422),
        ("POST", "/api/v1/tags", 405),
        ("PATCH", "/api/v1/actions", 405),
        ("PUT", "/api/v1/actions/no-such/vote", 401),
        ("TRACE", "/api/v1/actions", 405),
    ],
)
def test_an_error_has_a_code_and_a_sentence(
    client: Client, method: str, address: str, status: int
) -> None:
    response = client.generic(method, address)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (status, SAID[status][0])
    assert error["message"].endswith(".")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", JSON, 400),
        (b"\xff\xfe{\0}\0", JSON, 400),
        (b'{"title": NaN}', JSON, 400),
        (b'{"title": "a", "title": "b"}', JSON, 400),
        (b"[" * 100_000, JSON, 400),
        (b"title=a", "application/x-www-form-urlencoded", 415),
        (b"", JSON, 422),
        (b"[]", JSON, 422),
        (b'{"title": "\\ud800"}', JSON, 422),
        (b" " * (2 * 1024 * 1024 + 1), JSON, 413),
    ],
)
def test_a_body_that_cannot_be_taken_is_refused(
    program: Client, body: bytes, kind: str, status: int
) -> None:
    response = program.generic("POST", "/api/v1/actions", body, content_type=kind)

    assert (response.status_code, response.json()["error"]["code"]) == (status, SAID[status][0])


def test_head_is_answered_like_get_without_a_body(client: Client) -> None:
    got, headed = client.get("/api/v1/tags"), client.head("/api/v1/tags")

    assert (headed.status_code, headed.content, headed["ETag"]) == (200, b"", got["ETag"])


def test_options_names_the_methods(client: Client) -> None:
    answers = [client.options(f"/api/v1/{each}") for each in ("tags", "actions", "actions/a/vote")]

    assert [(one.status_code, one["Allow"]) for one in answers] == [
        (204, "GET, HEAD, OPTIONS"),
        (204, "GET, HEAD, OPTIONS, POST"),
        (204, "DELETE, OPTIONS, PUT"),
    ]


def test_an_answer_that_a_program_has_is_not_sent_again(client: Client) -> None:
    first = client.get("/api/v1/dimensions?model=x")  # an error is never kept
    tags = client.get("/api/v1/tags")
    again = client.get("/api/v1/tags", headers={"If-None-Match": tags["ETag"]})

    assert (first["Cache-Control"], again.status_code, again.content) == ("no-store", 304, b"")


def test_one_slash_too_many_leads_to_the_address(client: Client) -> None:
    response = client.get("/api/v1/tags/?a=b")

    assert (response.status_code, response["Location"]) == (308, "/api/v1/tags?a=b")


def test_the_index_leads_everywhere(client: Client) -> None:
    addresses = client.get("/api/v1/").json()["addresses"]

    assert [*addresses] == ["actions", "tags", "releases", "dimensions", "proposals"]
