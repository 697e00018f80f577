"""Which addresses of the network may be called from here: public ones, and no other."""

import ipaddress
import queue
import socket
import threading
from collections.abc import Collection

# Global by the registries, and yet a way inside: other networks wrapped in IPv6, and the address at
# which one cloud tells its machines their secrets.
_WRAPPED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "2002::/16", "::/96", "fec0::/10")))
_TELLING_SECRETS = frozenset({ipaddress.ip_address("168.63.129.16")})


class NotPublicError(Exception):
    """The name leads to an address that is none of the public network's."""


class UnknownHostError(Exception):
    """No server has this name, or nobody said so in time."""


def public_address(host: str, port: int, *, seconds: float, allowed: Collection[str]) -> str:
    """The network address to connect to for `host`: looked up now, in `seconds` at most.

    Raises NotPublicError when any of its addresses is not public, unless it stands in `allowed`;
    UnknownHostError when there is none.
    """
    found = list(dict.fromkeys(_looked_up(host, port, seconds)))
    if any(address not in allowed and not is_public(address) for address in found):
        raise NotPublicError(host)
    return found[0]


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public network."""
    known = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(known, ipaddress.IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    is_wrapped = any(known.version == net.version and known in net for net in _WRAPPED)
    return (
        known.is_global
        and not known.is_multicast
        and not is_wrapped
        and known not in _TELLING_SECRETS
    )


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """Addresses of a name, in the system's order. The system's own look-up knows no time limit."""
    answer: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            rows = []
        answer.put([str(row[4][0]) for row in rows])

    threading.Thread(target=look_up, daemon=True).start()
    try:
        found = answer.get(timeout=max(seconds, 0.01))
    except queue.Empty:
        found = []
    if not found:
        raise UnknownHostError(host)
    return found
