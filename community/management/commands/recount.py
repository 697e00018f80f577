"""`recount`: make the tallies say what the votes say, or check that they do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.operations.counting import Difference, differing_tallies, recount_votes


class Command(BaseCommand):
    """Count support anew from the votes; with --check, only compare and name what differs."""

    help = (
        "Count support anew from the votes and mend the tallies. "
        "Example: python manage.py recount --check"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are."""
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 if a tally is wrong"
        )

    def handle(self, *, check: bool, **_: Any) -> None:
        """Compare or mend, and name everything whose tally was wrong."""
        differing = differing_tallies() if check else recount_votes()
        for each in differing:
            self.stdout.write(_sentence(each))
        if check and differing:
            raise CommandError(
                f"{_tallies(differing)} not what the votes say. Mend with: manage.py recount"
            )
        self.stdout.write(
            f"{_tallies(differing)} mended."
            if differing
            else "Every tally says what its votes say."
        )


def _tallies(differing: list[Difference]) -> str:
    return "1 tally is" if len(differing) == 1 else f"{len(differing)} tallies are"


def _sentence(each: Difference) -> str:
    kept = "nothing" if each.kept is None else _support(*each.kept)
    return f"{each.name}: the tally says {kept}; its votes say {_support(*each.counted)}."


def _support(people: int, councils: int) -> str:
    return f"people {people}, councils {councils}"
