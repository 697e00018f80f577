"""The indexes of one database in a cluster, and the alias that names the one in use.

An index is made for a database and for a version of documents and code; its alias too. So two
databases share a cluster, and hosts that run another version of the code have their own index.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from uuid import uuid4

from elasticsearch import Elasticsearch

from search import budget
from search.engines.elastic.faults import told_in_a_sentence
from search.engines.elastic.schema import StoredDocument

DAY_MILLISECONDS = 24 * 60 * 60 * 1_000
WHOLE_SECONDS = "10s"
# All hosts of a cluster agree on each of these steps, which takes a busy one a while.
AGREED_SECONDS = 60


class Indexes:
    """The indexes of `database`, at `version`. Everything raises `EngineUnavailableError`."""

    def __init__(self, client: Elasticsearch, *, database: str, version: str) -> None:
        self._client = client
        self._family = f"platform-{_short(database)}"
        self.alias = f"{self._family}-{_short(version)}"

    def current(self) -> str:
        """The index in use. Raises `IndexMissingError` when there is none."""
        with told_in_a_sentence():
            found = sorted(self._client.indices.get_alias(name=self.alias))
            (index,) = [name for name in found if name.startswith(f"{self.alias}-")]
        return index

    def make(self) -> str:
        """A new index, seen by nobody."""
        name = f"{self.alias}-{uuid4().hex[:12]}"
        with _agreed():
            # Asked once only: what was asked twice is there already the second time.
            index = StoredDocument._index.clone(
                name=name, using=self._client.options(max_retries=0)
            )
            index.aliases(**{way_in(name): {}})
            index.create()
        return name

    def put_in_use(self, name: str) -> None:
        """Let searches find this index from now on: in one step, the alias never names none."""
        with _agreed():
            self._client.indices.refresh(index=name)
            # A copy on another host, before anything relies on it; without one it goes on.
            self._client.options(ignore_status=408).cluster.health(
                index=name, wait_for_status="green", timeout=WHOLE_SECONDS
            )
            there = self._client.options(ignore_status=404).indices.get_alias(name=self.alias)
            before = [] if there.meta.status == 404 else sorted(there)
            self._client.indices.update_aliases(
                actions=[
                    *({"remove": {"index": one, "alias": self.alias}} for one in before),
                    {"add": {"index": name, "alias": self.alias}},
                ]
            )

    def drop(self, names: Iterable[str]) -> None:
        """Drop indexes; one that is gone already is no fault."""
        with _agreed():
            for name in names:
                self._client.options(ignore_status=404).indices.delete(index=name)

    def left_over(self) -> list[str]:
        """Indexes of this version that are not in use, and day-old ones of other versions.

        Younger ones may be in use: while a new version is brought in, hosts run both.
        """
        with told_in_a_sentence():
            there = self._client.indices.get(index=f"{self._family}-*", flat_settings=True)
        made = {
            name: int(told["settings"]["index.creation_date"])
            for name, told in there.items()
            if self.alias not in told["aliases"]
        }
        newest = max(
            (int(told["settings"]["index.creation_date"]) for told in there.values()), default=0
        )
        return [
            name
            for name, at in made.items()
            if name.startswith(f"{self.alias}-") or at < newest - DAY_MILLISECONDS
        ]


@contextmanager
def _agreed() -> Iterator[None]:
    with budget.within(AGREED_SECONDS), told_in_a_sentence():
        yield


def way_in(index: str) -> str:
    """The name to write to `index` by: it goes with it, where a bare name makes a new one."""
    return f"{index}.in"


def _short(words: str) -> str:
    return blake2b(words.encode(), digest_size=6).hexdigest()
