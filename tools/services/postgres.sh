# PostgreSQL: one server for the tests, on a port and in a folder of its own.

POSTGRES_PORT=55432
POSTGRES_DATA=/var/lib/postgresql/platform-tests

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
      "-p $POSTGRES_PORT -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c max_connections=300" >/dev/null ||
      say "PostgreSQL did not start. See $POSTGRES_DATA/log."
    touch "$HOME_OF_SERVICES/postgres-started"
  fi
}

await_postgres() { echo "PostgreSQL: postgres://postgres@127.0.0.1:$POSTGRES_PORT/postgres"; }

stop_postgres() {
  [ -e "$HOME_OF_SERVICES/postgres-started" ] || return 0
  as_postgres "$(postgres_program pg_ctl)" -D "$POSTGRES_DATA" -m fast stop >/dev/null || true
  rm -f "$HOME_OF_SERVICES/postgres-started"
}
