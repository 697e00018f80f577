#!/usr/bin/env bash
# `make test-all`: everything, on SQLite with a browser, then on PostgreSQL; nothing is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

POSTGRES="postgres://postgres@127.0.0.1:55432/postgres"
export NOTHING_IS_SKIPPED=1

echo "== SQLite, with browser and slow tests"
.venv/bin/python -m pytest
echo "== PostgreSQL"
export DATABASE_URL="$POSTGRES"
.venv/bin/python -m pytest -m "not browser and not alone"
.venv/bin/python -m pytest -n 0 -m alone
