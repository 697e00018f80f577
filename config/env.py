"""The one reader of the environment: variables in, a checked `Environment` out.

Unset means embedded: SQLite, the index in a folder, local memory, mail on the console.
A half-made setup raises `ImproperlyConfigured` with a sentence that says what to do.
"""

import contextlib
import importlib.util
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from search.servers import Server, ServerAddressError, read_servers

ROOT = Path(__file__).resolve().parent.parent
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}
MAIL_OPTIONS = {"tls", "from"}


@dataclass(frozen=True)
class Mail:
    """Where mail goes and whom it is from: the Django back end, and its server when it has one."""

    backend: str
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    use_tls: bool = False  # the talk begins in plain text and is then encrypted
    use_ssl: bool = False  # encrypted from the first byte
    sender: str = "no-reply@localhost"


@dataclass(frozen=True)
class Environment:
    """What the operator said, checked. Addresses are as given; empty means embedded."""

    data_dir: Path
    debug: bool
    secret_key: str
    database_url: str
    search_servers: tuple[Server, ...]
    cache_url: str
    mail: Mail
    allowed_hosts: tuple[str, ...]
    site_url: str
    release_signing_key: str
    sentry_dsn: str


# What an outside service needs beyond requirements.txt: variable -> the package that talks to it.
CLIENTS = {"DATABASE_URL": "psycopg", "CACHE_URL": "redis", "SENTRY_DSN": "sentry_sdk"}


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read every variable that the platform knows; makes `DATA_DIR` and its secret key once."""
    data_dir = Path(variables.get("DATA_DIR") or ROOT / "var").resolve()
    hosts = tuple(h.strip() for h in variables.get("ALLOWED_HOSTS", "").split(",") if h.strip())
    site_url = (
        _address("SITE_URL", variables, schemes={"http", "https"})
        or f"http://127.0.0.1:{variables.get('PORT') or 8000}"
    )
    return Environment(
        data_dir=_writable(data_dir),
        debug=_flag("DEBUG", variables),
        secret_key=variables.get("SECRET_KEY") or _secret_kept_in(data_dir),
        database_url=_address(
            "DATABASE_URL", variables, schemes={"postgres", "postgresql", "sqlite"}
        ),
        search_servers=_search_servers(variables),
        cache_url=_address("CACHE_URL", variables, schemes={"redis", "rediss"}),
        mail=_mail(variables, sender=_sender_at(site_url)),
        allowed_hosts=hosts or THIS_MACHINE,
        site_url=site_url,
        release_signing_key=variables.get("RELEASE_SIGNING_KEY", ""),
        sentry_dsn=_address("SENTRY_DSN", variables, schemes={"http", "https"}),
    )


def _writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR is {folder}, which cannot be made ({error.strerror}). "
            "Name a folder that this user may write."
        ) from error
    return folder


def _flag(name: str, variables: Mapping[str, str]) -> bool:
    return _is_yes(variables.get(name, ""), name=name)


def _is_yes(answer: str, *, name: str) -> bool:
    said = answer.strip().lower()
    if said not in YES | NO:
        raise ImproperlyConfigured(f'{name} is "{said}". Write 1 for yes or 0 for no.')
    return said in YES


def _address(name: str, variables: Mapping[str, str], *, schemes: set[str]) -> str:
    said = variables.get(name, "").strip()
    if said and not said.startswith("sqlite:"):
        _insist_on_client(name)
    for one in filter(None, said.split(",")):
        if urlsplit(one).scheme not in schemes:
            accepted = " or ".join(f"{scheme}://" for scheme in sorted(schemes))
            raise ImproperlyConfigured(
                f'{name} is "{one}". Begin it with {accepted}, or leave it out.'
            )
    return said


def _search_servers(variables: Mapping[str, str]) -> tuple[Server, ...]:
    try:
        return read_servers(variables.get("SEARCH_URL", ""))
    except ServerAddressError as error:
        # What was said may hold a password, so it is not repeated.
        raise ImproperlyConfigured(
            f"SEARCH_URL cannot be read. {error} Write http://host:9200 or "
            "https://user:password@host:9200, with commas between several, or leave it out."
        ) from error


def _insist_on_client(name: str) -> None:
    package = CLIENTS.get(name)
    if package and importlib.util.find_spec(package) is None:
        raise ImproperlyConfigured(
            f"{name} is set, but the package that talks to it ({package}) is not installed. "
            f"Run: pip install -r requirements-services.txt, or leave {name} out."
        )


def _secret_kept_in(folder: Path) -> str:
    """The same key in every worker and after every start: made once, by whoever comes first."""
    place = folder / "secret_key"
    fresh = folder / f".secret_key.{os.getpid()}"
    try:
        if not place.exists():
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(50))
            # A link is made whole or not at all, so no worker ever reads half a key.
            with contextlib.suppress(FileExistsError):
                os.link(fresh, place)
            fresh.unlink()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {place} ({error.strerror}). "
            "Make DATA_DIR writable, or set SECRET_KEY."
        ) from error
    kept = place.read_text().strip()
    if not kept:
        raise ImproperlyConfigured(f"{place} is empty. Delete it, or set SECRET_KEY.")
    return kept


def _sender_at(site_url: str) -> str:
    host = urlsplit(site_url).hostname or ""
    return Mail.sender if host in THIS_MACHINE else f"no-reply@{host}"


def _has_a_port(address: SplitResult) -> bool:
    """Whether the port is one, or left out."""
    try:
        return address.port != 0
    except ValueError:
        return False


def _mail(variables: Mapping[str, str], *, sender: str) -> Mail:
    said = variables.get("EMAIL_URL", "").strip()
    if not said or said.startswith("console:"):
        return Mail(backend="django.core.mail.backends.console.EmailBackend", sender=sender)
    address = urlsplit(said)
    if address.scheme not in {"smtp", "smtps"} or not address.hostname or not _has_a_port(address):
        raise ImproperlyConfigured(
            f'EMAIL_URL is "{said}". Write smtp://user:password@host:port?tls=1, or leave it out.'
        )
    asked = dict(parse_qsl(address.query, keep_blank_values=True))
    if strange := sorted(asked.keys() - MAIL_OPTIONS):
        raise ImproperlyConfigured(f"EMAIL_URL asks for {strange[0]}=. It takes tls= and from=.")
    is_wrapped = address.scheme == "smtps"
    return Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=address.hostname,
        port=address.port or (465 if is_wrapped else 587),
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        use_tls=not is_wrapped and _is_yes(asked.get("tls", "1"), name="tls in EMAIL_URL"),
        use_ssl=is_wrapped,
        sender=asked.get("from", sender),
    )
