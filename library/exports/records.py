"""Actions as files and the API have them: the columns of `import_actions`, in the form of JSON."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.urls import reverse

from library.models import Action, Transition
from library.models.tags import tags_of
from library.operations.drafts import WORDS
from library.operations.files.rows import FURTHER, REQUIRED
from model_releases.models import Model, ReleaseDimension

CHUNK = 200  # actions read at a time
COLUMNS = (*REQUIRED, *FURTHER)
_OF_ACTION = ("pk", "uid", "slug", "key", "source_url", "current_edition")
_OF_EDITION = "current_edition__"
Record = dict[str, Any]


def library_records(model: Model) -> Iterator[Record]:
    """Every listed action of `model`, in the order of listing; read a few hundred at a time.

    An action that came by no file is known by its uid and its address here: so it keeps its source
    wherever the file goes, and is known again when it comes back.
    """
    listed = Action.objects.listed().filter(model=model).order_by("listed_at", "pk")
    keys = listed.values_list("pk", flat=True).iterator(chunk_size=CHUNK)
    while chunk := list(islice(keys, CHUNK)):
        found = records_of(chunk)
        yield from (_known_by_uid(found[key]) for key in chunk if key in found)


def records_of(keys: Collection[int]) -> dict[int, Record]:
    """Key -> the columns of each public action, with `uid` and `slug` beside them. Four queries."""
    public = Action.objects.public().filter(pk__in=keys).order_by()
    rows = list(public.values(*_OF_ACTION, *(_OF_EDITION + name for name in WORDS)))
    editions = [row["current_edition"] for row in rows]
    steps, tags = _steps_of(editions), _tags_of(editions)
    return {
        row["pk"]: _record(row, steps[row["current_edition"]], tags[row["current_edition"]])
        for row in rows
    }


def _record(row: dict[str, Any], steps: list[Record], tags: list[str]) -> Record:
    words = {name: row[_OF_EDITION + name] for name in WORDS}
    said = {**words, "key": row["key"], "source_url": row["source_url"]}
    said |= {"transitions": steps, "tags": tags}
    for name in ("last_reviewed_on", "next_review_due_on"):
        said[name] = said[name].isoformat() if said[name] else None
    beside = {"uid": str(row["uid"]), "slug": row["slug"]}
    return {name: said[name] for name in COLUMNS} | beside


def _known_by_uid(record: Record) -> Record:
    uid, slug = record.pop("uid"), record.pop("slug")
    if record["key"]:
        return record
    here = f"{settings.SITE_URL}{reverse('library:action', args=[slug])}"
    return record | {"key": uid, "source_url": record["source_url"] or here}


def _steps_of(editions: Iterable[int]) -> dict[int, list[Record]]:
    rows = Transition.objects.filter(edition__in=list(editions)).order_by("position", "pk")
    columns = ("edition", "dimension", "from_level", "to_level", "strength", "reason")
    found = list(rows.values_list(*columns))
    codes = _codes_of({row[1] for row in found if row[1]})
    steps: dict[int, list[Record]] = defaultdict(list)
    for edition, dimension, *rest in found:
        values = [codes.get(dimension), *rest]
        steps[edition].append(dict(zip(("dimension", *columns[2:]), values, strict=True)))
    return steps


def _codes_of(dimensions: Collection[int]) -> dict[int, str]:
    """Dimension -> its code in the last release that has it."""
    rows = ReleaseDimension.objects.filter(dimension__in=dimensions).order_by("release__ordinal")
    return dict(rows.values_list("dimension", "code"))


def _tags_of(editions: Iterable[int]) -> dict[int, list[str]]:
    """Names of tags as they stand now."""
    found, _ = tags_of(list(editions))
    names = ((edition, [tag.name for tag in tags]) for edition, tags in found.items())
    return defaultdict(list, names)
