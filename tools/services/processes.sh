# A program that runs behind the scenes, remembered by number and by when it began.

# begin NAME COMMAND...: start it unless it runs; its log is var/services/NAME.log.
begin() {
  local name="$1"
  shift
  ! is_running "$name" || return 0
  setsid "$@" >"$HOME_OF_SERVICES/$name.log" 2>&1 </dev/null &
  echo "$! $(began "$!")" >"$HOME_OF_SERVICES/$name.pid"
}

# The moment at which a process began, as the kernel counts: numbers are given again, moments not.
began() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20; }

is_running() {
  local number moment
  read -r number moment 2>/dev/null <"$HOME_OF_SERVICES/$1.pid" || return 1
  [ -n "$moment" ] && [ "$(began "$number")" = "$moment" ]
}

end() {
  local number
  if is_running "$1"; then
    read -r number _ <"$HOME_OF_SERVICES/$1.pid"
    kill -- "-$number" 2>/dev/null || kill "$number" 2>/dev/null || true
    for _ in $(seq 100); do
      is_running "$1" || break
      sleep 0.2
    done
    ! is_running "$1" || kill -9 -- "-$number" 2>/dev/null || true
  fi
  rm -f "$HOME_OF_SERVICES/$1.pid"
}

# await NAME SECONDS COMMAND...: until COMMAND comes off, or a sentence.
await() {
  local name="$1" seconds="$2"
  shift 2
  for _ in $(seq $((seconds * 2))); do
    ! "$@" >/dev/null 2>&1 || return 0
    is_running "$name" || break
    sleep 0.5
  done
  "$@" >/dev/null 2>&1 || say "$name did not start within $seconds seconds. See var/services/$name.log."
}
