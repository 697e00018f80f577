"""A process of its own with search in it, told what to do by lines, answering with lines of JSON.

Run as `python -m tests.search.worker SETTINGS`: settings as JSON, and nothing else of the site.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

settings.configure(**json.loads(sys.argv[1]))
settings.INDEX_DIR = Path(settings.INDEX_DIR)
django.setup()

from search import building, registry  # noqa: E402  settings come first
from search.contract import Document, EngineUnavailableError, Question  # noqa: E402
from search.finding import find  # noqa: E402
from tests.search import notes  # noqa: E402

_held = ExitStack()


def prepare() -> None:
    """Make a new database."""
    call_command("migrate", verbosity=0)
    notes.create_table()


def write(first: int, last: int, title: str) -> int:
    """Write notes one by one, each in a transaction of its own."""
    for key in range(first, last + 1):
        notes.write({key: title})
    return last


def write_at_once(first: int, last: int, title: str) -> int:
    """Write notes in one transaction."""
    notes.write(dict.fromkeys(range(first, last + 1), title))
    return last


def write_and_wait(key: int, title: str) -> None:
    """Write a note in a transaction that stays open."""
    _held.enter_context(transaction.atomic())
    notes.write({key: title})


def commit() -> None:
    """End the open transaction."""
    _held.close()


def search(words: str) -> list[int]:
    """Keys found, best first; raises what a page would have to show."""
    return list(find(Question(notes.KIND, words=words, size=1_000)).ids)


def stored() -> int:
    """How many notes the index has, without bringing it up to date."""
    return len(registry.engine().stored(notes.KIND))


def differences() -> list[str]:
    """Where the index differs from the database, once a search has brought it up to date."""
    find(Question(notes.KIND))
    return [
        str(one) for one in building.differences(registry.engine(), progress=building.unwatched)
    ]


def rebuild() -> None:
    """Build the index anew."""
    building.rebuild(registry.engine(), progress=building.unwatched)


def hold_writing() -> None:
    """Be the only writer until told to stop."""
    _held.enter_context(registry.engine().writing())


def release_writing() -> None:
    """Let others write."""
    _held.close()


def fill_the_disk() -> None:
    """From now on no file can grow."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def make_room() -> None:
    """Files can grow again."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def die_at_note(key: int) -> None:
    """From now on be killed, as the system kills, when a document of this note is wanted."""

    class DeadlySource(notes.NoteSource):
        def documents(self, keys: Collection[int]) -> Iterable[Document]:
            if key in keys:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().documents(keys)

    registry.register(DeadlySource())


COMMANDS: dict[str, Callable[..., object]] = {
    command.__name__: command
    for command in (
        prepare,
        write,
        write_at_once,
        write_and_wait,
        commit,
        search,
        stored,
        differences,
        rebuild,
        hold_writing,
        release_writing,
        fill_the_disk,
        make_room,
        die_at_note,
    )
}


def main() -> None:
    """Do what each line says."""
    registry.register(notes.NoteSource())
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = COMMANDS[name](*arguments)
        except EngineUnavailableError as error:
            answer = f"unavailable: {error}"
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
