"""Build the search index anew, or check it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from search import building, carrying, registry
from search.contract import Engine, EngineBusyError, EngineUnavailableError


class Command(BaseCommand):
    """Build the search index anew from the database, or compare the two."""

    help = (
        "Build the search index anew from the database; readers go on reading the old one until"
        " the new one is whole. With --check, change nothing and name every document that the"
        " index does not have as the database has it; exit status 1 when there is one."
        " Example: python manage.py rebuild_index --check"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what may be asked."""
        parser.add_argument(
            "--engine",
            choices=registry.ENGINES,
            help="the engine whose index is meant (default: the search server's, or embedded"
            " when SEARCH_URL names none)",
        )
        parser.add_argument("--check", action="store_true", help="compare, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Do it, with a bar when somebody watches."""
        total = building.number_of_documents()
        name = options["engine"]
        with tqdm(total=total, unit=" documents", disable=not sys.stderr.isatty()) as bar:
            try:
                engine = registry.engine_named(name) if name else registry.engine()
                if options["check"]:
                    self._check(engine, bar)
                else:
                    building.rebuild(engine, progress=bar.update)
            except EngineBusyError as error:
                raise CommandError(
                    "Another process is building the index. Wait until it is done."
                ) from error
            except EngineUnavailableError as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"The index has all {total} documents as the database has them.")

    def _check(self, engine: Engine, bar: "tqdm[Any]") -> None:
        carrying.catch_up(engine)
        found = list(building.differences(engine, progress=bar.update))
        for difference in found:
            self.stdout.write(f"{difference}.")
        if found:
            raise CommandError(
                f"{len(found)} documents differ. Run rebuild_index without --check to mend it."
            )
