"""The desk where operators give roles and moderators ban."""

import pytest
from django.test import Client

from community.models import Member
from community.models.members import Role
from tests.counting import queries_for
from tests.factories.community import MemberFactory

pytestmark = pytest.mark.django_db
MEMBERS = "/admin/people/members/"


def _at(client: Client, member: Member) -> Client:
    client.force_login(member)
    return client


def test_members_are_found_by_words(client: Client, moderator: Member) -> None:
    ann = MemberFactory(display_name="Ann Ash")
    MemberFactory(display_name="Bo Birch")

    page = _at(client, moderator).get(f"{MEMBERS}?q=ash").context["page"]

    assert list(page) == [ann]


def test_the_list_asks_as_much_for_three_as_for_one(client: Client, moderator: Member) -> None:
    desk = _at(client, moderator)
    for_one = queries_for(desk, MEMBERS)
    MemberFactory.create_batch(2, roles=[Role.CURATOR])

    assert queries_for(desk, MEMBERS) == for_one


def test_an_operator_gives_and_takes_a_role(
    client: Client, operator: Member, member: Member
) -> None:
    desk, place = _at(client, operator), f"{MEMBERS}{member.uid}/"

    desk.post(f"{place}give-role/", {"role": "curators"})
    assert Member.objects.get(pk=member.pk).roles == [Role.CURATOR]

    desk.post(f"{place}take-role/", {"role": "curators"})
    assert Member.objects.get(pk=member.pk).roles == []


def test_an_operator_gives_themselves_no_role(client: Client, operator: Member) -> None:
    place = f"{MEMBERS}{operator.uid}/give-role/"

    answer = _at(client, operator).post(place, {"role": "curators"})

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert Member.objects.get(pk=operator.pk).roles == [Role.OPERATOR]


def test_a_moderator_gives_no_role(client: Client, moderator: Member, member: Member) -> None:
    answer = _at(client, moderator).post(f"{MEMBERS}{member.uid}/give-role/", {"role": "curators"})

    assert (answer["Location"], member.roles) == ("/admin/", [])


def test_a_moderator_bans_and_lifts_the_ban(
    client: Client, moderator: Member, member: Member
) -> None:
    desk, place = _at(client, moderator), f"{MEMBERS}{member.uid}/"

    desk.post(f"{place}ban/", {"reason": "Advertising."})
    assert not Member.objects.get(pk=member.pk).is_active

    desk.post(f"{place}lift-ban/", {"reason": "A mix-up."})
    assert Member.objects.get(pk=member.pk).is_active


def test_an_operator_bans_nobody(client: Client, operator: Member, member: Member) -> None:
    answer = _at(client, operator).post(f"{MEMBERS}{member.uid}/ban/", {"reason": "Advertising."})

    assert answer["Location"] == "/admin/"
    assert Member.objects.get(pk=member.pk).is_active


def test_a_moderator_does_not_ban_themselves(client: Client, moderator: Member) -> None:
    place = f"{MEMBERS}{moderator.uid}/"

    answer = _at(client, moderator).post(f"{place}ban/", {"reason": "Tired."})

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert not client.get(place).context["may_ban"]


@pytest.mark.parametrize(
    ("place", "said", "words"),
    [
        ("ban/", {"reason": ""}, "Give a reason"),
        ("lift-ban/", {"reason": "A mix-up."}, "Nothing to do"),
    ],
)
def test_what_cannot_be_done_is_said(
    client: Client, moderator: Member, member: Member, place: str, said: dict[str, str], words: str
) -> None:
    answer = _at(client, moderator).post(f"{MEMBERS}{member.uid}/{place}", said, follow=True)

    assert words in answer.content.decode()


@pytest.mark.parametrize("said", [{"role": "editors"}, {}])
def test_a_role_that_is_not_there_is_not_given(
    client: Client, operator: Member, member: Member, said: dict[str, str]
) -> None:
    answer = _at(client, operator).post(f"{MEMBERS}{member.uid}/give-role/", said, follow=True)

    assert "Choose one of the roles." in answer.content.decode()


def test_a_members_history_is_shown_to_those_who_look_after_people(
    client: Client, operator: Member, moderator: Member, member: Member
) -> None:
    _at(client, moderator).post(f"{MEMBERS}{member.uid}/ban/", {"reason": "Advertising, twice."})

    page = _at(client, operator).get(f"{MEMBERS}{member.uid}/").content.decode()

    assert "Advertising, twice." in page
