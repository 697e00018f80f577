#!/usr/bin/env bash
# `make test-all`: everything, on SQLite with a browser, on the search servers, then on PostgreSQL;
# nothing is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

POSTGRES="postgres://postgres@127.0.0.1:55432/postgres"
export NOTHING_IS_SKIPPED=1

echo "== SQLite, with browser and slow tests"
.venv/bin/python -m pytest -m "not cluster"
echo "== Search servers"
# One after another: one of the tests kills a node.
.venv/bin/python -m pytest -n 0 -m cluster
echo "== PostgreSQL"
export DATABASE_URL="$POSTGRES"
.venv/bin/python -m pytest -m "not browser and not alone and not cluster"
echo "== Search servers, and PostgreSQL"
.venv/bin/python -m pytest -n 0 -m "cluster and not slow" tests/faults tests/search
.venv/bin/python -m pytest -n 0 -m alone
