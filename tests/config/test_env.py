"""The one reader of the environment: what unset means, and which sentence stops a half-made one."""

import importlib.util
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env
from config.env import Environment, Mail, read_environment
from search.servers import Server

CONSOLE = Mail(backend="django.core.mail.backends.console.EmailBackend")


@pytest.fixture
def unset(tmp_path: Path) -> dict[str, str]:
    """An environment with nothing said but where data lives, and a secret."""
    return {"DATA_DIR": str(tmp_path), "SECRET_KEY": "of the test"}


@pytest.fixture
def _every_client_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "CLIENTS", {})


def test_unset_means_embedded(unset: dict[str, str], tmp_path: Path) -> None:
    assert read_environment(unset) == Environment(
        data_dir=tmp_path,
        debug=False,
        secret_key="of the test",
        database_url="",
        search_servers=(),
        cache_url="",
        mail=CONSOLE,
        allowed_hosts=("localhost", "127.0.0.1", "[::1]"),
        site_url="http://127.0.0.1:8000",
        release_signing_key="",
        sentry_dsn="",
    )


@pytest.mark.usefixtures("_every_client_is_installed")
def test_what_is_said_is_taken(unset: dict[str, str]) -> None:
    said = read_environment(
        {
            **unset,
            "DEBUG": "1",
            "DATABASE_URL": "postgres://db/site",
            "CACHE_URL": "redis://cache",
            "SEARCH_URL": "http://a:9200,http://b:9200",
            "ALLOWED_HOSTS": "model.example, www.model.example,",
            "SITE_URL": "https://model.example",
        }
    )

    assert (said.debug, said.database_url, said.cache_url, said.search_servers) == (
        True,
        "postgres://db/site",
        "redis://cache",
        (Server("http", "a", 9200), Server("http", "b", 9200)),
    )
    assert said.allowed_hosts == ("model.example", "www.model.example")
    assert said.site_url == "https://model.example"


def test_the_port_is_part_of_the_address(unset: dict[str, str]) -> None:
    assert read_environment({**unset, "PORT": "8123"}).site_url == "http://127.0.0.1:8123"


@pytest.mark.parametrize("said", ["1", "true", "YES", "on"])
def test_yes_can_be_said_in_several_ways(unset: dict[str, str], said: str) -> None:
    assert read_environment({**unset, "DEBUG": said}).debug


def test_mail_goes_to_the_server_which_is_named(unset: dict[str, str]) -> None:
    address = "smtp://ann%40model.example:pa%3Ass@mail.example:2525?tls=0"

    assert read_environment({**unset, "EMAIL_URL": address}).mail == Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host="mail.example",
        port=2525,
        user="ann@model.example",
        password="pa:ss",
        use_tls=False,
    )


@pytest.mark.parametrize(
    ("said", "is_encrypted"), [("", True), ("?tls=true", True), ("?tls=no", False)]
)
def test_letters_are_encrypted_unless_it_is_said_not_to(
    unset: dict[str, str], said: str, is_encrypted: bool
) -> None:
    mail = read_environment({**unset, "EMAIL_URL": f"smtp://mail.example{said}"}).mail

    assert mail.use_tls == is_encrypted


def test_a_server_that_encrypts_from_the_first_byte(unset: dict[str, str]) -> None:
    mail = read_environment({**unset, "EMAIL_URL": "smtps://ann:secret@mail.example"}).mail

    assert (mail.port, mail.use_ssl, mail.use_tls) == (465, True, False)


@pytest.mark.parametrize(
    ("said", "sender"),
    [
        ({}, "no-reply@localhost"),
        ({"SITE_URL": "https://model.example"}, "no-reply@model.example"),
        (
            {
                "SITE_URL": "https://model.example",
                "EMAIL_URL": "smtp://mail.example?from=community@council.example",
            },
            "community@council.example",
        ),
    ],
)
def test_letters_are_from_the_site_unless_said_otherwise(
    unset: dict[str, str], said: dict[str, str], sender: str
) -> None:
    assert read_environment({**unset, **said}).mail.sender == sender


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = read_environment({"DATA_DIR": str(tmp_path)}).secret_key
    second = read_environment({"DATA_DIR": str(tmp_path)}).secret_key

    assert first == second
    assert len(first) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.usefixtures("_every_client_is_installed")
@pytest.mark.parametrize(
    ("name", "said", "sentence"),
    [
        ("DEBUG", "perhaps", 'DEBUG is "perhaps". Write 1 for yes or 0 for no.'),
        (
            "DATABASE_URL",
            "mysql://db",
            'DATABASE_URL is "mysql://db". Begin it with postgres:// or postgresql:// or '
            "sqlite://, or leave it out.",
        ),
        (
            "SEARCH_URL",
            "http://a:9200,b:9200",
            "SEARCH_URL cannot be read. Each address is http:// or https://, then a host. Write "
            "http://host:9200 or https://user:password@host:9200, with commas between several, or "
            "leave it out.",
        ),
        (
            "EMAIL_URL",
            "mail.example",
            'EMAIL_URL is "mail.example". Write smtp://user:password@host:port?tls=1, '
            "or leave it out.",
        ),
        (
            "EMAIL_URL",
            "smtp://mail.example:post",
            'EMAIL_URL is "smtp://mail.example:post". Write smtp://user:password@host:port?tls=1, '
            "or leave it out.",
        ),
        (
            "EMAIL_URL",
            "smtp://mail.example?tls=maybe",
            'tls in EMAIL_URL is "maybe". Write 1 for yes or 0 for no.',
        ),
        (
            "EMAIL_URL",
            "smtp://mail.example?ssl=1",
            "EMAIL_URL asks for ssl=. It takes tls= and from=.",
        ),
    ],
)
def test_a_half_made_setup_stops_with_a_sentence(
    unset: dict[str, str], name: str, said: str, sentence: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as stopped:
        read_environment({**unset, name: said})

    assert str(stopped.value) == sentence


def test_a_folder_that_cannot_be_made_stops_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ImproperlyConfigured, match=r"^DATA_DIR is .*/file/var, which cannot be"):
        read_environment({"DATA_DIR": str(tmp_path / "file" / "var"), "SECRET_KEY": "x"})


def test_an_empty_secret_stops_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()

    with pytest.raises(ImproperlyConfigured, match=r"is empty\. Delete it, or set SECRET_KEY"):
        read_environment({"DATA_DIR": str(tmp_path)})


@pytest.mark.parametrize(
    ("name", "said", "package"),
    [
        ("DATABASE_URL", "postgres://db/site", "psycopg"),
        ("CACHE_URL", "redis://cache", "redis"),
        ("SENTRY_DSN", "https://key@sentry.example/1", "sentry_sdk"),
    ],
)
def test_a_service_without_its_client_stops_with_a_sentence(
    unset: dict[str, str], monkeypatch: pytest.MonkeyPatch, name: str, said: str, package: str
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _package: None)

    with pytest.raises(ImproperlyConfigured) as stopped:
        read_environment({**unset, name: said})

    assert str(stopped.value) == (
        f"{name} is set, but the package that talks to it ({package}) is not installed. "
        f"Run: pip install -r requirements-services.txt, or leave {name} out."
    )


def test_a_named_sqlite_file_needs_no_client(unset: dict[str, str]) -> None:
    address = "sqlite:////srv/site.sqlite3"

    assert read_environment({**unset, "DATABASE_URL": address}).database_url == address
