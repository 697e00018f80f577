"""Error pages: the same for everybody, without a database, and never a traceback."""

import re
from http import HTTPStatus

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.test import Client, RequestFactory
from pytest_django import Settings

from community.models import Member
from ui import errors


def test_what_does_not_exist_and_who_asks_changes_no_byte_and_no_header(
    client: Client, member: Member
) -> None:
    signed_in = Client()
    signed_in.force_login(member)

    answers = [
        client.get("/nowhere/"),
        client.get("/actions/no-such-action/", headers={"Accept-Encoding": "gzip"}),
        signed_in.get("/nowhere/?q=x"),
        signed_in.get("/actions/no-such-action/"),
    ]

    assert {answer.status_code for answer in answers} == {HTTPStatus.NOT_FOUND}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(_without_policy(answer.headers))) for answer in answers}) == 1


def _without_policy(headers: object) -> list[tuple[str, str]]:
    """Header names and values; a policy's directives come in any order."""
    pairs = dict(headers)  # type: ignore[call-overload]  # Django's headers behave as a mapping
    policy = "; ".join(sorted(pairs.pop("Content-Security-Policy").split("; ")))
    return [*pairs.items(), ("policy", policy)]


def test_no_error_page_asks_the_database_or_holds_a_token_or_a_name(rf: RequestFactory) -> None:
    request = rf.get("/secret-address/")
    pages = [
        errors.bad_request(request, SuspiciousOperation()),
        errors.permission_denied(request, Exception()),
        errors.page_not_found(request, Exception()),
        errors.csrf_failure(request),
        errors.server_error(request),
    ]

    assert [page.status_code for page in pages] == [400, 403, 404, 403, 500]
    telling = rb"csrf|nonce|secret-address|Sign in|Sign out"
    found = [re.findall(telling, page.content) for page in pages]
    assert found == [[], [], [], [], []]


def test_a_body_that_is_too_large_is_told_so(rf: RequestFactory) -> None:
    answer = errors.bad_request(rf.post("/"), RequestDataTooBig())

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert b"20 MB" in answer.content


@pytest.mark.django_db
def test_a_form_larger_than_we_take_gets_413(client: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = client.post("/accounts/login/", {"login": "x" * 2000})

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_a_form_without_its_token_is_refused_in_a_sentence() -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a@b.invalid"})

    assert (answer.status_code, b"too old to send" in answer.content) == (403, True)


def test_a_database_without_room_says_that_nothing_was_saved(rf: RequestFactory) -> None:
    try:
        raise OperationalError("database or disk is full")
    except OperationalError:
        page = errors.server_error(rf.post("/"))

    assert (page.status_code, b"What you sent was not saved" in page.content) == (503, True)
