"""Letters: one text for each occasion, plain, and never in the way of the work they tell of."""

import logging
from pathlib import Path

import allauth
import pytest
from pytest_django import Settings

from community.adapters.mail import Letter, send_mail, write_letter
from config.env import ROOT
from tests.conftest import Post

LETTERS = ROOT / "templates" / "emails"
WRITTEN = sorted(
    path.relative_to(LETTERS).with_suffix("").as_posix() for path in LETTERS.glob("*/*.txt")
)
NOT_USED = {
    "base_message", "base_notification",  # allauth's frames for its own texts
    "password_reset_code",  # a link is sent instead
}  # fmt: skip


def test_every_occasion_of_allauths_has_a_letter_of_ours() -> None:
    theirs = Path(allauth.__file__).parent / "templates" / "account" / "email"
    occasions = {path.name.removesuffix("_message.txt") for path in theirs.glob("*_message.txt")}

    missing = occasions - NOT_USED - {path.stem for path in (LETTERS / "account").iterdir()}

    assert {name for name in missing if not name.startswith("base")} == set()


def test_a_letter_is_a_subject_and_a_text_which_ends_with_the_site(settings: Settings) -> None:
    settings.SITE_NAME, settings.SITE_URL = "The Model", "https://model.example"

    letter = write_letter("community/not_joined", {"name": "Ann", "reason": "It's <full>."})

    assert letter == Letter(
        subject="Your request to join The Model",
        text=(
            "Dear Ann,\n\nA moderator has declined your request to join. The reason:\n\n"
            "It's <full>.\n\nYou can read everything that is public, and ask again when the "
            "reason no longer holds.\n\n-- \nThe Model\nhttps://model.example\n"
        ),
    )


@pytest.mark.parametrize("name", WRITTEN)
def test_no_letter_exclaims_or_speaks_as_we(name: str) -> None:
    words = (LETTERS / f"{name}.txt").read_text().replace("{% include", "").split()

    assert {"We", "we", "our", "Please", "please", "sorry"} & set(words) == set()
    assert not any(word.endswith("!") for word in words)


@pytest.mark.django_db
def test_a_letter_leaves_when_what_it_tells_of_is_committed(
    post: Post, mailoutbox: list[object]
) -> None:
    with post() as letters:
        send_mail("community/still_waiting", to="ann@example.org", about={"name": "Ann"})
        assert mailoutbox == []

    assert [letter.to for letter in letters] == [["ann@example.org"]]


@pytest.mark.django_db
def test_a_mail_server_that_is_down_costs_a_line_in_the_log_and_nothing_else(
    post: Post, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there

    with caplog.at_level(logging.ERROR, "community.adapters.mail"), post():
        send_mail("community/still_waiting", to="ann@example.org", about={"name": "Ann"})

    (line,) = caplog.messages
    assert line.startswith("Mail not sent: “Your request to join")
    assert "ann@example.org" not in line
