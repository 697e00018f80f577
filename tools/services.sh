#!/usr/bin/env bash
# Start or stop what the rest of the tests need on Debian: PostgreSQL and Chromium.
# Safe to repeat; `stop` ends exactly what `start` started. Data and logs stand in var/services.
set -euo pipefail
cd "$(dirname "$0")/.."

HOME_OF_SERVICES="$PWD/var/services"
POSTGRES_PORT=55432
POSTGRES_DATA=/var/lib/postgresql/platform-tests

install_packages() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  compgen -G "/usr/lib/postgresql/*/bin/pg_ctl" >/dev/null || missing+=(postgresql)
  if [ "${#missing[@]}" -gt 0 ]; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${missing[@]}"
  fi
}

as_postgres() { runuser -u postgres -- "$@"; }

postgres_program() {
  local programs=(/usr/lib/postgresql/*/bin)
  echo "${programs[-1]}/$1"
}

start_postgres() {
  if [ ! -s "$POSTGRES_DATA/PG_VERSION" ]; then
    install -d -o postgres -g postgres -m 700 "$POSTGRES_DATA"
    as_postgres "$(postgres_program initdb)" -D "$POSTGRES_DATA" -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  fi
  if ! as_postgres "$(postgres_program pg_ctl)" -D "$POSTGRES_DATA" status >/dev/null; then
    # Tests may lose everything on a crash, so nothing waits for the disk.
    as_postgres "$(postgres_program pg_ctl)" -D "$POSTGRES_DATA" -l "$POSTGRES_DATA/log" -w start -o \
      "-p $POSTGRES_PORT -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c max_connections=300" >/dev/null
    touch "$HOME_OF_SERVICES/postgres-started"
  fi
  echo "PostgreSQL: postgres://postgres@127.0.0.1:$POSTGRES_PORT/postgres"
}

stop_postgres() {
  [ -e "$HOME_OF_SERVICES/postgres-started" ] || return 0
  as_postgres "$(postgres_program pg_ctl)" -D "$POSTGRES_DATA" -m fast stop >/dev/null || true
  rm -f "$HOME_OF_SERVICES/postgres-started"
}

mkdir -p "$HOME_OF_SERVICES"
case "${1:-}" in
  start) install_packages && start_postgres && echo "Chromium: $(command -v chromium)" ;;
  stop) stop_postgres ;;
  *) echo "Say start or stop: bash tools/services.sh start" >&2 && exit 1 ;;
esac
