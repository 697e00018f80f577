"""The desk where moderators let people in."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from community.models import JoinRequest, Member
from community.models.members import Role
from tests.conftest import Post
from tests.counting import queries_for
from tests.factories.community import LONG_AGO, CouncilFactory, JoinRequestFactory, MemberFactory

pytestmark = pytest.mark.django_db
QUEUE = "/admin/people/joining/"
DESK_NEVER_OPENS = "/admin/"


@pytest.fixture
def desk(client: Client, moderator: Member) -> Client:
    """A browser in which a moderator is signed in."""
    client.force_login(moderator)
    return client


def test_from_the_wish_to_the_first_signed_in_page(desk: Client, post: Post) -> None:
    newcomer = Client()
    newcomer.post(
        "/join/", {"name": "Ann", "email": "ann@example.org", "council_name": "Larkenmoor"}
    )
    wish = JoinRequest.objects.get()

    with post() as letters:
        desk.post(f"{QUEUE}{wish.uid}/approve/", {"new_name": "Larkenmoor", "new_kind": "district"})
    link = re.search(r"http://127.0.0.1:8000(/accounts/password/\S+)", str(letters[0].body))
    assert link
    form = newcomer.get(link[1], follow=True).redirect_chain[-1][0]
    password = "a long walk by the sea"
    newcomer.post(form, {"password1": password, "password2": password})

    page = newcomer.get("/accounts/me/").content.decode()
    assert "You are a member" in page
    assert "Larkenmoor, viewer since" in page


def test_the_longest_waiting_stands_first(desk: Client) -> None:
    later = JoinRequestFactory(asked_at=LONG_AGO.replace(day=7))
    sooner = JoinRequestFactory(asked_at=LONG_AGO.replace(day=6))

    assert list(desk.get(QUEUE).context["waiting"]) == [sooner, later]


def test_the_queue_asks_as_much_for_three_as_for_one(desk: Client) -> None:
    def one_more() -> None:
        answered = {"outcome": "declined", "reason": "No.", "decided_at": LONG_AGO}
        JoinRequestFactory(**answered, decided_by=MemberFactory())
        JoinRequestFactory()

    one_more()
    for_one = queries_for(desk, QUEUE)
    one_more()
    one_more()

    assert queries_for(desk, QUEUE) == for_one


def test_a_council_that_is_here_is_proposed(desk: Client) -> None:
    council = CouncilFactory(name="Larkenmoor")
    wish = JoinRequestFactory(council_name="larkenmoor")

    form = desk.get(f"{QUEUE}{wish.uid}/").context["approve"]

    assert form.initial == {"council": council}


@pytest.mark.parametrize(
    "answer", [{}, {"new_name": "Larkenmoor"}, {"new_kind": "district"}, {"council": "0"}]
)
def test_an_approval_without_a_whole_council_is_asked_again(
    desk: Client, answer: dict[str, str]
) -> None:
    wish = JoinRequestFactory()

    response = desk.post(f"{QUEUE}{wish.uid}/approve/", answer)

    assert (response.status_code, JoinRequest.objects.waiting().count()) == (200, 1)


def test_a_council_and_a_new_one_at_once_is_asked_again(desk: Client) -> None:
    wish = JoinRequestFactory()
    both = {"council": CouncilFactory().pk, "new_name": "Larkenmoor", "new_kind": "district"}

    response = desk.post(f"{QUEUE}{wish.uid}/approve/", both)

    assert response.context["approve"].non_field_errors() == [
        "Choose a council or name a new one, not both."
    ]


def test_a_decline_takes_a_reason(desk: Client) -> None:
    wish = JoinRequestFactory()

    response = desk.post(f"{QUEUE}{wish.uid}/decline/", {"reason": " "})
    assert (response.status_code, JoinRequest.objects.waiting().count()) == (200, 1)

    desk.post(f"{QUEUE}{wish.uid}/decline/", {"reason": "No such council."})
    assert JoinRequest.objects.values_list("outcome", "reason").get() == (
        "declined",
        "No such council.",
    )


def test_the_second_answer_is_told_that_it_came_second(desk: Client) -> None:
    wish = JoinRequestFactory()
    answer = {"reason": "No such council."}
    desk.post(f"{QUEUE}{wish.uid}/decline/", answer)

    response = desk.post(f"{QUEUE}{wish.uid}/decline/", answer, follow=True)

    assert "Somebody has answered this request already." in response.content.decode()


def test_a_moderators_own_request_shows_no_buttons_and_takes_no_answer(
    desk: Client, moderator: Member
) -> None:
    wish = JoinRequestFactory(email=moderator.email)

    assert "another moderator answers it" in desk.get(f"{QUEUE}{wish.uid}/").content.decode()
    desk.post(f"{QUEUE}{wish.uid}/decline/", {"reason": "Mine."})

    assert JoinRequest.objects.waiting().count() == 1


@pytest.mark.parametrize("role", [Role.CURATOR, Role.MAINTAINER, Role.OPERATOR])
def test_other_roles_are_turned_away_as_the_admin_does(client: Client, role: Role) -> None:
    wish = JoinRequestFactory()
    client.force_login(MemberFactory(roles=[role]))

    answers = [
        client.get(QUEUE),
        client.get(f"{QUEUE}{wish.uid}/"),
        client.post(f"{QUEUE}{wish.uid}/approve/", {"new_name": "X", "new_kind": "district"}),
        client.post(f"{QUEUE}{wish.uid}/decline/", {"reason": "No."}),
    ]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (302, DESK_NEVER_OPENS)
    ] * 4
    assert JoinRequest.objects.waiting().count() == 1


def test_a_request_that_is_not_there_is_404(desk: Client) -> None:
    assert desk.get(f"{QUEUE}{uuid4()}/").status_code == 404
