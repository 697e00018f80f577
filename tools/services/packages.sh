# What Debian brings: programs that services and tests call.

# The newest Java that the search servers run on; `apt-cache` knows which one this Debian has.
OLDEST_JAVA=21

install_packages() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v curl >/dev/null || missing+=(curl)
  command -v mvn >/dev/null || missing+=(maven)
  command -v redis-server >/dev/null || missing+=(redis-server)
  command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui libreoffice-writer-nogui)
  command -v unzip >/dev/null || missing+=(unzip)
  compgen -G "/usr/lib/postgresql/*/bin/pg_ctl" >/dev/null || missing+=(postgresql)
  local java=""
  [ -n "$(home_of_java)" ] || java=yes
  [ "${#missing[@]}" -gt 0 ] || [ -n "$java" ] || return 0
  apt-get update -q
  [ -z "$java" ] || missing+=("$(package_of_java)")
  # Debian starts what it installs; here everything is started by hand, on ports of its own.
  local policy=/usr/sbin/policy-rc.d held=""
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && held=yes; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${missing[@]}" || {
    [ -z "$held" ] || rm -f "$policy"
    say "Debian could not install ${missing[*]}."
  }
  [ -z "$held" ] || rm -f "$policy"
}

# The folder of an installed Java that is new enough; nothing when there is none.
home_of_java() {
  local folder version
  for folder in /usr/lib/jvm/*/; do
    [ -x "$folder/bin/java" ] && [ -r "$folder/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$folder/release")
    if [ "${version:-0}" -ge "$OLDEST_JAVA" ]; then
      echo "${folder%/}"
      return
    fi
  done
}

package_of_java() {
  local version
  for version in 21 25; do
    if apt-cache show "openjdk-$version-jre-headless" >/dev/null 2>&1; then
      echo "openjdk-$version-jre-headless"
      return
    fi
  done
  say "The search servers need Java $OLDEST_JAVA or newer, and this Debian has none. Put one into /usr/lib/jvm."
}
