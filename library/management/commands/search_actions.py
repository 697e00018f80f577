"""`search_actions`: the library's search, for the command line."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict
from django.urls import reverse

from library.forms.finding import FindActionsForm, answer_to
from library.models import Action


class Command(BaseCommand):
    """Find listed actions by words and steps, as the page does."""

    help = (
        "Find actions by words and by the step they serve. "
        'Example: python manage.py search_actions "shared data" --dimension data --from 2 --to 3'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are; each of the filters may be repeated, and means any of."""
        parser.add_argument("query", help="words to find; empty finds all")
        parser.add_argument("--dimension", action="append", default=[], help="code, or any")
        parser.add_argument("--from", action="append", default=[], help="level, 0 = not yet at 1")
        parser.add_argument("--to", action="append", default=[], help="level")
        parser.add_argument("--model", default="", help="slug of another model")
        parser.add_argument("--page", default="1", help="20 actions a page")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *, query: str, **options: Any) -> None:
        """Ask, and print the page asked for."""
        form = FindActionsForm(_parameters(query, options))
        if form.left_out:
            raise CommandError(" ".join(form.left_out))
        found, _ = answer_to(form)
        rows = _rows(found.ids)
        if options["json"]:
            said = {"total": found.total, "corrected": found.corrected, "actions": rows}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{found.total} action{'' if found.total == 1 else 's'}")
        for row in rows:
            self.stdout.write(f"{row['title']}\n  {row['url']}")


def _parameters(query: str, options: dict[str, Any]) -> QueryDict:
    parameters = QueryDict(mutable=True)
    parameters["q"] = query
    parameters["model"] = options["model"]
    parameters["page"] = options["page"]
    for name in ("dimension", "from", "to"):
        parameters.setlist(name, options[name])
    return parameters


def _rows(ids: tuple[int, ...]) -> list[dict[str, str]]:
    """Listed ones of `ids` in their order: key, slug, title, summary, url."""
    columns = ("pk", "key", "slug", "current_edition__title", "current_edition__summary")
    listed = Action.objects.listed().filter(pk__in=ids).values_list(*columns)
    rows = {
        pk: {
            "key": key,
            "slug": slug,
            "title": title,
            "summary": summary,
            "url": settings.SITE_URL + reverse("library:action", args=[slug]),
        }
        for pk, key, slug, title, summary in listed
    }
    return [rows[pk] for pk in ids if pk in rows]
