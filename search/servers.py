"""Where search servers are, read from one setting."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

PORTS = {"http": 9200, "https": 443}


@dataclass(frozen=True)
class Server:
    """One address of a cluster. Whatever shows it, such as a log, leaves the password out."""

    scheme: str
    host: str
    port: int
    path: str = ""
    user: str = ""
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}{self.path}"


class ServerAddressError(ValueError):
    """An address that is none, told in a sentence that names no password."""


def read_servers(said: str) -> tuple[Server, ...]:
    """Servers of one cluster from addresses with commas between them; none from nothing.

    `http://` means port 9200 when none is given, `https://` port 443. Raises `ServerAddressError`.
    """
    return tuple(_read(one.strip()) for one in said.split(",")) if said.strip() else ()


def _read(said: str) -> Server:
    try:
        address = urlsplit(said)
        port = address.port
    except ValueError:
        raise ServerAddressError("One of the addresses has no readable host and port.") from None
    if not address.hostname or address.scheme not in PORTS:
        raise ServerAddressError("Each address is http:// or https://, then a host.")
    if address.query or address.fragment:
        raise ServerAddressError(f"The address of {address.hostname} goes on after ? or #.")
    if bool(address.username) != bool(address.password):
        raise ServerAddressError(
            f"The address of {address.hostname} has a user or a password, but not both."
        )
    return Server(
        address.scheme,
        address.hostname,
        port or PORTS[address.scheme],
        address.path.rstrip("/"),
        unquote(address.username or ""),
        unquote(address.password or ""),
    )
