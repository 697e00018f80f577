"""Signing up, in and out: by password or code, without telling who has an account."""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from community.adapters import signing_in
from community.models import JoinRequest, Member
from tests.conftest import Post
from tests.factories.community import PASSWORD, JoinRequestFactory, MemberFactory

pytestmark = pytest.mark.django_db
SIGN_UP = {"name": "Ann Price", "email": "ann@example.org", "password1": "a long walk by the sea"}


def _proven(**about: object) -> Member:
    member = MemberFactory(**about)
    signing_in.prove_address(member)
    return member


def _code_in(letter: EmailMessage) -> str:
    found = re.search(r"^Your code is\n\n(\S+)$", str(letter.body), re.MULTILINE)
    assert found, letter.body
    return found[1]


def _link_in(letter: EmailMessage) -> str:
    found = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", str(letter.body))
    assert found, letter.body
    return found[1]


def _who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_signing_up_proves_the_address_by_a_code_and_makes_a_reader(
    client: Client, post: Post
) -> None:
    with post() as letters:
        response = client.post("/accounts/signup/", SIGN_UP)
    assert response["Location"] == "/accounts/confirm-email/"

    response = client.post("/accounts/confirm-email/", {"code": _code_in(letters[0])})

    assert response["Location"] == "/accounts/me/"
    ann = Member.objects.get()
    assert (ann.email, ann.display_name, ann.is_approved) == ("ann@example.org", "Ann Price", False)
    assert (_who(client), signing_in.is_address_proven(ann)) == (str(ann.pk), True)


def test_without_the_code_nobody_is_signed_in(client: Client) -> None:
    client.post("/accounts/signup/", SIGN_UP)

    client.post("/accounts/confirm-email/", {"code": "wrong"})

    assert _who(client) is None


def test_signing_up_with_a_known_address_looks_the_same_and_tells_by_letter(
    client: Client, post: Post
) -> None:
    MemberFactory(email="ann@example.org")
    new, known = Client(), client

    with post() as letters:
        answers = [
            new.post("/accounts/signup/", {**SIGN_UP, "email": "bo@example.org"}),
            known.post("/accounts/signup/", {**SIGN_UP, "email": "Ann@example.org"}),
        ]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (302, "/accounts/confirm-email/")
    ] * 2
    assert [(letter.to[0], letter.subject) for letter in letters] == [
        ("bo@example.org", "Your code to sign up"),
        ("ann@example.org", "You have an account already"),
    ]


def test_requests_from_an_address_become_the_accounts_when_it_is_proven(
    client: Client, post: Post
) -> None:
    request = JoinRequestFactory(email="ann@example.org")
    with post() as letters:
        client.post("/accounts/signup/", SIGN_UP)

    client.post("/accounts/confirm-email/", {"code": _code_in(letters[0])})

    assert JoinRequest.objects.get(pk=request.pk).member == Member.objects.get()


@pytest.mark.parametrize("typed", ["ann@example.org", "ANN@Example.org"])
def test_a_password_signs_in_whatever_the_case_of_the_address(client: Client, typed: str) -> None:
    ann = _proven(email="ann@example.org")

    client.post("/accounts/login/", {"login": typed, "password": PASSWORD})

    assert _who(client) == str(ann.pk)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    _proven(email="ann@example.org")
    answers = [
        client.post("/accounts/login/", {"login": login, "password": "no such password"})
        for login in ("ann@example.org", "bo@example.org")
    ]

    assert [answer.context["form"].errors for answer in answers] == [
        {"__all__": ["The email address and/or password you specified are not correct."]}
    ] * 2


def test_five_wrong_passwords_close_the_door_for_a_while(client: Client) -> None:
    _proven(email="ann@example.org")
    for _ in range(5):
        client.post("/accounts/login/", {"login": "ann@example.org", "password": "no such thing"})

    client.post("/accounts/login/", {"login": "ann@example.org", "password": PASSWORD})

    assert _who(client) is None


def test_a_code_signs_in(client: Client, post: Post) -> None:
    ann = _proven(email="ann@example.org")
    with post() as letters:
        client.post("/accounts/login/code/", {"email": "Ann@example.org"})

    client.post("/accounts/login/code/confirm/", {"code": _code_in(letters[0])})

    assert _who(client) == str(ann.pk)


def test_asking_for_a_code_looks_the_same_for_an_unknown_address(
    client: Client, post: Post
) -> None:
    _proven(email="ann@example.org")

    with post() as letters:
        answers = [
            Client().post("/accounts/login/code/", {"email": email})
            for email in ("ann@example.org", "bo@example.org")
        ]

    assert [answer["Location"] for answer in answers] == ["/accounts/login/code/confirm/"] * 2
    assert [(letter.to[0], letter.subject) for letter in letters] == [
        ("ann@example.org", "Your code to sign in"),
        ("bo@example.org", "No account has this address"),
    ]


def test_a_banned_member_is_told_that_the_account_is_closed(client: Client) -> None:
    _proven(email="ann@example.org", banned=True)

    response = client.post(
        "/accounts/login/", {"login": "ann@example.org", "password": PASSWORD}, follow=True
    )

    assert response.redirect_chain == [("/accounts/inactive/", 302)]
    assert "This account is closed" in response.content.decode()


def test_a_banned_member_is_not_let_in_by_code(client: Client, post: Post) -> None:
    _proven(email="ann@example.org", banned=True)

    with post() as letters:
        client.post("/accounts/login/code/", {"email": "ann@example.org"})

    assert (_who(client), [letter.subject for letter in letters]) == (
        None,
        ["No account has this address"],
    )


def test_a_link_from_a_letter_sets_a_password_proves_the_address_and_signs_in(
    client: Client, post: Post
) -> None:
    ann = MemberFactory(email="ann@example.org", password="")
    signing_in.note_address(ann)
    with post() as letters:
        client.post("/accounts/password/reset/", {"email": "ann@example.org"})

    form = client.get(_link_in(letters[0]), follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": SIGN_UP["password1"], "password2": SIGN_UP["password1"]})

    ann.refresh_from_db()
    assert ann.check_password(SIGN_UP["password1"])
    assert (signing_in.is_address_proven(ann), _who(client)) == (True, str(ann.pk))


def test_asking_for_a_password_looks_the_same_for_an_unknown_address(client: Client) -> None:
    _proven(email="ann@example.org")

    answers = [
        client.post("/accounts/password/reset/", {"email": email})["Location"]
        for email in ("ann@example.org", "bo@example.org")
    ]

    assert answers == ["/accounts/password/reset/done/"] * 2


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("kite lamp 9", id="short"),
        pytest.param("password1234", id="common"),
        pytest.param("ann@example.org1", id="alike"),
    ],
)
def test_a_weak_password_is_refused(client: Client, password: str) -> None:
    response = client.post("/accounts/signup/", {**SIGN_UP, "password1": password})

    assert list(response.context["form"].errors) == ["password1"]
    assert Member.objects.count() == 0


def test_an_address_is_changed_once_the_new_one_is_proven(client: Client, post: Post) -> None:
    ann = _proven(email="ann@example.org")
    client.post("/accounts/login/", {"login": ann.email, "password": PASSWORD})
    with post() as letters:
        client.post("/accounts/email/", {"email": "price@example.org", "action_add": ""})
    assert Member.objects.get().email == "ann@example.org"

    client.post("/accounts/confirm-email/", {"code": _code_in(letters[-1])})

    assert Member.objects.get().email == "price@example.org"


def test_the_page_for_the_address_says_which_it_is(client: Client, member: Member) -> None:
    client.force_login(member)

    assert f"You sign in with {member.email}" in client.get("/accounts/email/").content.decode()


def test_signing_out_takes_a_click(client: Client, member: Member) -> None:
    client.force_login(member)
    client.get("/accounts/logout/")
    assert _who(client) == str(member.pk)

    client.post("/accounts/logout/")

    assert _who(client) is None


@pytest.mark.parametrize(
    ("address", "labels"),
    [
        ("/accounts/login/", ["E-mail address", "Password", "Keep me signed in on this device"]),
        ("/accounts/signup/", ["Name", "E-mail address", "Password"]),
        ("/accounts/login/code/", ["E-mail address"]),
        ("/accounts/password/reset/", ["E-mail address"]),
    ],
)
def test_the_fields_of_an_account_have_the_sites_words(
    client: Client, address: str, labels: list[str]
) -> None:
    form = client.get(address).context["form"]

    assert [str(field.label) for field in form.visible_fields()] == labels
