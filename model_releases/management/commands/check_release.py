"""List what keeps the next release from being frozen."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from model_releases.models import Model, WorkingCopy
from model_releases.operations.gate import faults_of


class Command(BaseCommand):
    """`python manage.py check_release`."""

    help = (
        "List everything that keeps the working copy from being frozen; exit status 1 when there "
        "is anything. Example: manage.py check_release --model digital-maturity"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose working copy, when it is not the site's own model's or the only one."""
        parser.add_argument("--model", metavar="SLUG", default="", help="the model that is meant")

    def handle(self, *_: Any, **asked: Any) -> None:
        """Print the gate's list."""
        working = self._meant(asked["model"])
        faults = faults_of(working.page)
        for fault in faults:
            self.stdout.write(fault.sentence)
        if faults:
            count = len(faults)
            raise CommandError(
                f"{working.page.title} cannot be frozen yet, for {count} "
                f"reason{'' if count == 1 else 's'}. Mend them in the admin, under Releases."
            )
        self.stdout.write(f"{working.page.title} can be frozen: nothing is missing.")

    def _meant(self, slug: str) -> WorkingCopy:
        copies = WorkingCopy.objects.open().for_lists()
        if slug:
            copies = copies.filter(model__slug=slug)
        found = list(copies.order_by("-model__is_own", "model__slug"))
        if len(found) == 1 or (found and found[0].page.model.is_own):
            return found[0]
        if found:
            slugs = ", ".join(one.page.model.slug for one in found)
            raise CommandError(f"Several models have a working copy. Say which: --model {slugs}.")
        if slug and not Model.objects.filter(slug=slug).exists():
            raise CommandError(f"There is no model {slug}.")
        raise CommandError("No release is being prepared. Open one in the admin, under Releases.")
