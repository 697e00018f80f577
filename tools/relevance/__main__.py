"""How good are the answers? Searches with judged answers, run over the library as it is.

A report, not a pass or fail: nDCG@10 and recall@10 for each kind of query and each half of the
set, and what the tuning half missed; or what each part of search is worth.

    python -m tools.relevance [--engine ADDRESS] [--without PART ...] [--worth] [--json]
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from search.parts import Part
from tools.relevance.faults import RelevanceError
from tools.relevance.figures import Judged, judge_all
from tools.relevance.judged import QUERIES, Query, read_queries
from tools.relevance.reporting import report, worth
from tools.relevance.site import EMBEDDED, insist_on_answers, searching, set_up


def main() -> int:
    """Print the report; 1 when there can be none."""
    asked = _arguments()
    try:
        queries = read_queries(asked.queries)
        set_up(asked.engine)
        insist_on_answers(queries)
        found = {name: _run(queries, parts) for name, parts in _runs(asked).items()}
    except RelevanceError as error:
        print(error, file=sys.stderr)
        return 1
    if asked.json:
        sys.stdout.writelines(_json_lines(found))
    elif asked.worth:
        print(worth(found))
    else:
        print(report(found["everything"]))
    return 0


def _runs(asked: argparse.Namespace) -> dict[str, list[str]]:
    runs = {"everything": asked.without}
    if asked.worth:
        runs |= {f"without {part}": [*asked.without, part] for part in Part}
    return runs


def _run(queries: Sequence[Query], without: Sequence[str]) -> list[Judged]:
    return judge_all(queries, searching(without))


def _json_lines(found: dict[str, list[Judged]]) -> list[str]:
    return [
        json.dumps({"search": name, **asdict(each)}) + "\n"
        for name, run in found.items()
        for each in run
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.relevance",
        description="Search quality on queries with judged answers.",
        epilog="Example: python -m tools.relevance --without synonyms --without spelling",
    )
    parser.add_argument("--queries", type=Path, default=QUERIES, help="the judged set, as JSON")
    parser.add_argument(
        "--engine",
        default=EMBEDDED,
        help=f"“{EMBEDDED}” (default), or the address of a search server, as in SEARCH_URL",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        choices=[part.value for part in Part],
        metavar="PART",
        help="leave a part of search out: %(choices)s",
    )
    parser.add_argument(
        "--worth", action="store_true", help="a line for each part of search: figures without it"
    )
    parser.add_argument("--json", action="store_true", help="one JSON line for each query")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
