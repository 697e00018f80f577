"""What is frozen costs little: 304 when unchanged, and queries that do not grow."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from community.models import Member
from model_releases.models import Release
from tests.counting import queries_for
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


PAGES = [
    "/model/",
    "/model/1.0/",
    "/model/1.0/data/",
    "/model/1.0.json",
    "/model/1.0/compare/1.1/",
    "/model/1.0/compare/1.1.json",
    "/models/",
]


@pytest.mark.parametrize("address", PAGES)
def test_an_unchanged_page_answers_304(client: Client, address: str) -> None:
    make_release("1.0")
    make_release("1.1")
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_page_differs_once_somebody_signs_in(client: Client, member: Member) -> None:
    make_release("1.0")
    visitors = client.get("/model/1.0/")
    client.force_login(member)

    response = client.get("/model/1.0/", headers={"If-None-Match": visitors["ETag"]})

    assert response.status_code == 200
    assert member.display_name in response.content.decode()
    assert ("Cookie" in response["Vary"], response["Cache-Control"]) == (True, "no-cache, private")


def test_a_page_differs_once_a_further_release_comes(client: Client) -> None:
    make_release("1.0")
    first = client.get("/model/1.0/")
    make_release("1.1")

    response = client.get("/model/1.0/", headers={"If-None-Match": first["ETag"]})

    assert response.status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_read_only(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("is_first_time", [True, False])
@pytest.mark.parametrize("address", PAGES)
def test_queries_do_not_grow_with_the_model(
    client: Client, settings: Settings, address: str, is_first_time: bool
) -> None:
    settings.DEBUG = is_first_time  # then nothing rendered is kept
    make_release("1.0", ("data",), 1)
    make_release("1.1", ("data",), 1, texts={("data", 1): "Other."})
    few = queries_for(client, address)

    for number in ("2.0", "2.1", "2.2"):
        make_release(number, ("data", "people", "design"), 3)
        make_release(number, own=False)
    many = queries_for(client, address.replace("1.0", "2.0").replace("1.1", "2.2"))

    assert many == few


def test_no_page_loads_a_whole_text_to_show_a_number(client: Client) -> None:
    make_release("1.0")

    release = Release.objects.for_pages().get()

    assert release.get_deferred_fields() == {"content"}
