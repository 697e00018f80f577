"""Reading an Atom feed in tests."""

from dataclasses import dataclass
from xml.etree import ElementTree

from django.http.response import HttpResponseBase
from django.test import Client

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself, and of each entry by its child's name."""

    id: str
    updated: str
    links: dict[str, str]
    entries: list[dict[str, str]]

    @property
    def titles(self) -> list[str]:
        """Titles of its entries, in order."""
        return [entry["title"] for entry in self.entries]


def read_feed(client: Client, address: str) -> Feed:
    """The feed at an address."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (
        200,
        "application/atom+xml; charset=utf-8",
    )
    return feed_of(response)


def feed_of(response: HttpResponseBase) -> Feed:
    """The feed that a response holds."""
    root = ElementTree.fromstring(response.getvalue())
    return Feed(
        id=root.findtext("a:id", "", ATOM),
        updated=root.findtext("a:updated", "", ATOM),
        links={link.attrib["rel"]: link.attrib["href"] for link in root.findall("a:link", ATOM)},
        entries=[_entry(one) for one in root.findall("a:entry", ATOM)],
    )


def _entry(element: ElementTree.Element) -> dict[str, str]:
    said = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in element}
    link = element.find("a:link", ATOM)
    assert link is not None
    return said | {"link": link.attrib["href"]}
