"""How good are the answers? Searches with known right answers, run over the library as it is.

A report, not a pass or fail: nDCG@10, recall@10 and what was missed, for each kind of query.

    python -m tools.relevance [--json]
"""

import argparse
import csv
import json
import math
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean

QUERIES = Path(__file__).resolve().parent.parent / "demonstration" / "queries.tsv"
DEPTH = 10


@dataclass(frozen=True)
class Query:
    """A search with its right answers: key of an action -> grade, 1 (related) to 3 (the answer)."""

    id: str
    words: str
    kind: str
    answers: Mapping[str, int]


@dataclass(frozen=True)
class Judged:
    """One query's figures, 0 to 1, and the keys of answers that the first ten lack."""

    id: str
    words: str
    kind: str
    ndcg: float
    recall: float
    missed: list[str]


def read_queries(place: Path = QUERIES) -> list[Query]:
    """The queries of a table with columns id, query, kind and answers (`key:grade|…`)."""
    with place.open(encoding="utf-8", newline="") as file:
        return [
            Query(row["id"], row["query"], row["kind"], _answers(row["answers"]))
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def _answers(text: str) -> dict[str, int]:
    graded = (each.rsplit(":", 1) for each in text.split("|"))
    return {key: int(grade) for key, grade in graded}


def judge(query: Query, found: Sequence[str]) -> Judged:
    """Compare the keys found, best first, with the right ones."""
    first = list(found[:DEPTH])
    best = sorted(query.answers.values(), reverse=True)[:DEPTH]
    gained = _gain([query.answers.get(key, 0) for key in first])
    missed = [key for key in query.answers if key not in first]
    return Judged(
        id=query.id,
        words=query.words,
        kind=query.kind,
        ndcg=gained / _gain(best),
        recall=1 - len(missed) / len(query.answers),
        missed=missed,
    )


def _gain(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def judge_all(search: Callable[[str], Sequence[str]]) -> list[Judged]:
    """Judge every query of the table with `search`, which gives keys, best first."""
    return [judge(query, search(query.words)) for query in read_queries()]


def report(judged: Sequence[Judged]) -> str:
    """The figures as a table for people, then what was missed."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        kinds[each.kind].append(each)
    lines = [f"{'kind':14}{'queries':>8}{'nDCG@10':>9}{'recall@10':>11}"]
    lines += [_line(kind, some) for kind, some in kinds.items()]
    lines += [_line("all", judged), "", "Missed in the first ten:"]
    lines += [
        f"{each.id}  {each.words}: {', '.join(each.missed)}" for each in judged if each.missed
    ]
    return "\n".join(lines)


def _line(kind: str, judged: Sequence[Judged]) -> str:
    ndcg, recall = mean(one.ndcg for one in judged), mean(one.recall for one in judged)
    return f"{kind:14}{len(judged):>8}{ndcg:>9.3f}{recall:>11.3f}"


def _library_search() -> Callable[[str], Sequence[str]]:
    """The site's own search: keys of actions as they were imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    import django  # noqa: PLC0415  settings are chosen above

    django.setup()
    from django.http import QueryDict  # noqa: PLC0415  needs the setup above

    from library.forms.finding import FindActionsForm, answer_to  # noqa: PLC0415  needs the setup above
    from library.models import Action  # noqa: PLC0415  needs the setup above

    def search(words: str) -> list[str]:
        parameters = QueryDict(mutable=True)
        parameters["q"] = words
        found, _ = answer_to(FindActionsForm(parameters))
        keys = dict(Action.objects.filter(pk__in=found.ids).values_list("pk", "key"))
        return [keys[each] for each in found.ids]

    return search


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Search quality on queries with known answers.")
    parser.add_argument("--json", action="store_true", help="one JSON line for each query")
    judged = judge_all(_library_search())
    if parser.parse_args().json:
        sys.stdout.writelines(json.dumps(asdict(each)) + "\n" for each in judged)
    else:
        print(report(judged))


if __name__ == "__main__":
    main()
