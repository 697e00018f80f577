"""`make bench`: print the figures of the house, one JSON line each.

python -m tools.bench [--size 10000] [--only engine] [--folder DIR]
"""

import argparse
import tempfile
from pathlib import Path

from tools.bench.importing import report_import
from tools.bench.site import Site

SIZES = (10_000, 100_000)
EACH_SIZE = ("engine", "page", "edit")
SMALLEST_ONLY = ("votes",)  # a vote costs the same however many actions there are


def main() -> None:
    """Measure everything, or what is asked for."""
    parser = argparse.ArgumentParser(description="Print the figures of the house.")
    parser.add_argument("--size", type=int, action="append", help="actions; may be repeated")
    parser.add_argument("--only", action="append", default=[], help="one benchmark by name")
    parser.add_argument("--folder", type=Path, help="keep the generated sites here, to use again")
    asked = parser.parse_args()
    sizes = sorted(asked.size or SIZES)
    with tempfile.TemporaryDirectory(prefix="bench-") as passing:
        for size in sizes:
            names = EACH_SIZE + (SMALLEST_ONLY if size == sizes[0] else ())
            folder = (asked.folder or Path(passing)) / str(size)
            _measure(Site(folder, size), [n for n in names if not asked.only or n in asked.only])


def _measure(site: Site, names: list[str]) -> None:
    if not (site.folder / "site.sqlite3").exists():
        done = site.prepare()
        report_import(done, size=site.size, folder=site.folder)
    for name in names:
        site.measure(name)


if __name__ == "__main__":
    main()
