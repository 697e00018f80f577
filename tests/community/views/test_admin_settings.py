"""One person's settings in the admin: how it looks, and which letters maintainers get."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.users.models import UserProfile

from community.models import Member
from community.models.members import Role
from tests.factories.community import MemberFactory

pytestmark = pytest.mark.django_db
SETTINGS = "/admin/account/"
LOOK = ["theme", "contrast", "density", "keyboard_shortcuts"]
LETTERS = [
    f"{what}_notifications" for what in ("submitted", "approved", "rejected", "updated_comments")
]


def _fields(client: Client, member: Member) -> list[str]:
    client.force_login(member)
    page = BeautifulSoup(client.get(SETTINGS).content, "html.parser")
    return [str(one["name"]) for one in page.select("main select, main input[type=checkbox]")]


@pytest.mark.parametrize(
    ("role", "fields"), [(Role.CURATOR, LOOK), (Role.MAINTAINER, [*LOOK, *LETTERS])]
)
def test_each_is_asked_what_concerns_them(client: Client, role: Role, fields: list[str]) -> None:
    assert _fields(client, MemberFactory(roles=[role])) == fields


def test_what_is_chosen_is_kept(client: Client, maintainer: Member) -> None:
    client.force_login(maintainer)
    chosen = {"theme": "dark", "contrast": "system", "density": "snug"}

    answer = client.post(SETTINGS, chosen)

    kept = UserProfile.get_for_user(maintainer)
    assert (answer.status_code, answer.headers["Location"]) == (302, SETTINGS)
    assert (kept.theme, kept.density, kept.keyboard_shortcuts) == ("dark", "snug", False)
    assert kept.submitted_notifications is False


def test_a_curators_answer_leaves_letters_as_they_are(client: Client, curator: Member) -> None:
    client.force_login(curator)

    client.post(SETTINGS, {"theme": "dark", "contrast": "system", "density": "snug"})

    assert UserProfile.get_for_user(curator).submitted_notifications is True


def test_what_is_no_choice_is_refused(client: Client, curator: Member) -> None:
    client.force_login(curator)

    answer = client.post(SETTINGS, {"theme": "pink", "contrast": "system", "density": "snug"})

    assert (answer.status_code, UserProfile.get_for_user(curator).theme) == (200, "system")


def test_without_a_role_there_are_none(client: Client, member: Member) -> None:
    client.force_login(member)

    assert client.get(SETTINGS).status_code == 302
