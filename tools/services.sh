#!/usr/bin/env bash
# Start or stop what the rest of the tests need on Debian: see the files of tools/services.
# Safe to repeat; `stop` ends exactly what `start` started. Notes and logs stand in var/services.
# `start NAME` and `stop NAME` do it for one of: postgres, redis, opensearch, elasticsearch8,
# elasticsearch9.
set -euo pipefail
cd "$(dirname "$0")/.."

HOME_OF_SERVICES="$PWD/var/services"
SERVICES=(postgres redis opensearch elasticsearch8 elasticsearch9)

for part in tools/services/*.sh; do
  # shellcheck source=/dev/null
  . "$part"
done

say() { echo "$*" >&2 && exit 1; }

mkdir -p "$HOME_OF_SERVICES"
chosen=("${SERVICES[@]}")
[ -z "${2:-}" ] || chosen=("$2")
for service in "${chosen[@]}"; do
  [[ " ${SERVICES[*]} " == *" $service "* ]] || say "There is no service $service. There are: ${SERVICES[*]}."
done
case "${1:-}" in
  start)
    install_packages
    for service in "${chosen[@]}"; do "start_$service"; done
    for service in "${chosen[@]}"; do "await_$service"; done
    echo "Chromium: $(command -v chromium); LibreOffice: $(command -v soffice)"
    ;;
  stop) for service in "${chosen[@]}"; do "stop_$service"; done ;;
  *) say "Say start or stop: bash tools/services.sh start" ;;
esac
