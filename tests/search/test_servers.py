"""Addresses of search servers: what is taken, and that no password is ever shown."""

import pytest

from search.servers import Server, ServerAddressError, read_servers


@pytest.mark.parametrize(
    ("said", "servers"),
    [
        ("", ()),
        (" ", ()),
        ("http://a", (Server("http", "a", 9200),)),
        ("https://a", (Server("https", "a", 443),)),
        ("http://a:1, http://b:2/", (Server("http", "a", 1), Server("http", "b", 2))),
        ("https://a:9200/search/", (Server("https", "a", 9200, "/search"),)),
        ("https://ann:p%40ss@a", (Server("https", "a", 443, "", "ann", "p@ss"),)),
    ],
)
def test_an_address_is_read(said: str, servers: tuple[Server, ...]) -> None:
    assert read_servers(said) == servers


@pytest.mark.parametrize(
    "said",
    [
        "a:9200",
        "http://",
        "http://ann:secret@",
        "http://ann:secret@a:port",
        "ftp://ann:secret@a",
        "http://secret@a",
        "http://:secret@a",
        "http://ann:secret@a?x=1",
        "http://a,,http://b",
    ],
)
def test_what_is_no_address_is_refused_without_its_password(said: str) -> None:
    with pytest.raises(ServerAddressError) as refused:
        read_servers(said)

    assert "secret" not in str(refused.value)


def test_what_shows_a_server_leaves_its_password_out() -> None:
    (server,) = read_servers("https://ann:secret@a")

    assert (str(server), "secret" in repr(server)) == ("https://a:443", False)
