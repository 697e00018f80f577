# Search servers: a cluster of three OpenSearch nodes, and two single nodes of Elasticsearch.
#
# Each comes as the distribution that its makers publish for integration tests: whole, and without
# bundled Java. Maven fetches it and keeps it where Maven keeps things. None runs as root.

SEARCH_HOME=/var/lib/platform-tests-search
SEARCH_USER=platform-search
SEARCH_HEAP=512m
SEARCH_START_SECONDS=180
OPENSEARCH=org.opensearch.distribution.integ-test-zip:opensearch:3.8.0
ELASTICSEARCH_8=org.elasticsearch.distribution.integ-test-zip:elasticsearch:8.19.7
ELASTICSEARCH_9=org.elasticsearch.distribution.integ-test-zip:elasticsearch:9.2.4

start_opensearch() {
  local program number
  program=$(distribution "$OPENSEARCH")
  for number in 0 1 2; do
    begin_node "opensearch-$number" OPENSEARCH "$program/bin/opensearch" \
      "http.port: 1920$number" \
      "transport.port: 1930$number" \
      'discovery.seed_hosts: ["127.0.0.1:19300", "127.0.0.1:19301", "127.0.0.1:19302"]' \
      'cluster.initial_cluster_manager_nodes: ["opensearch-0", "opensearch-1", "opensearch-2"]' \
      "cluster.name: platform-tests"
  done
}

await_opensearch() {
  local number
  for number in 0 1 2; do await_node "opensearch-$number" "1920$number" 3; done
  echo "OpenSearch: http://127.0.0.1:19200,http://127.0.0.1:19201,http://127.0.0.1:19202"
}

stop_opensearch() {
  local number
  for number in 0 1 2; do end "opensearch-$number"; done
}

start_elasticsearch8() { start_elasticsearch elasticsearch-8 "$ELASTICSEARCH_8" 19208 19308; }
start_elasticsearch9() { start_elasticsearch elasticsearch-9 "$ELASTICSEARCH_9" 19209 19309; }

start_elasticsearch() {
  local program
  program=$(distribution "$2")
  begin_node "$1" ES "$program/bin/elasticsearch" \
    "http.port: $3" "transport.port: $4" "discovery.type: single-node" "xpack.security.enabled: false"
}

await_elasticsearch8() {
  await_node elasticsearch-8 19208 1
  echo "Elasticsearch 8: http://127.0.0.1:19208"
}

await_elasticsearch9() {
  await_node elasticsearch-9 19209 1
  echo "Elasticsearch 9: http://127.0.0.1:19209"
}

stop_elasticsearch8() { end elasticsearch-8; }
stop_elasticsearch9() { end elasticsearch-9; }

# begin_node NAME PREFIX PROGRAM SETTING...: PREFIX is that of its variables, OPENSEARCH or ES.
begin_node() {
  local name="$1" prefix="$2" program="$3"
  shift 3
  ! is_running "$name" || return 0
  local home="$SEARCH_HOME/nodes/$name"
  install -d -o "$SEARCH_USER" -g "$SEARCH_USER" "$home" "$home/config" "$home/data" "$home/logs"
  cp -r "$(dirname "$program")/../config/." "$home/config"
  local file="$home/config/opensearch.yml"
  [ "$prefix" = OPENSEARCH ] || file="$home/config/elasticsearch.yml"
  printf '%s\n' "node.name: $name" "path.data: $home/data" "path.logs: $home/logs" \
    "network.host: 127.0.0.1" "cluster.routing.allocation.disk.threshold_enabled: false" "$@" >"$file"
  # Java's own files would go beside the program, which is not this user's.
  sed -i "s#\([=:]\)logs/#\1$home/logs/#; s#Path=data#Path=$home/data#" "$home/config/jvm.options"
  chown -R "$SEARCH_USER:$SEARCH_USER" "$home"
  # No files of its own may be needed from here: the clone may stand where only root may look.
  (cd / && begin "$name" setpriv --reuid "$SEARCH_USER" --regid "$SEARCH_USER" --init-groups \
    env HOME="$home" "${prefix}_PATH_CONF=$home/config" "${prefix}_JAVA_HOME=$(home_of_java)" \
    "${prefix}_JAVA_OPTS=-Xms$SEARCH_HEAP -Xmx$SEARCH_HEAP" bash "$program")
}

await_node() {
  await "$1" "$SEARCH_START_SECONDS" curl -fsS -m 5 \
    "http://127.0.0.1:$2/_cluster/health?wait_for_nodes=$3&wait_for_status=yellow&timeout=4s"
}

# The folder of an unpacked distribution, fetched once. The last line of its output.
distribution() {
  local coordinates="$1" artifact version folder
  artifact=$(cut -d : -f 2 <<<"$coordinates")
  version=$(cut -d : -f 3 <<<"$coordinates")
  folder="$SEARCH_HOME/$artifact-$version"
  if [ ! -d "$folder" ]; then
    id "$SEARCH_USER" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$SEARCH_USER"
    local fetched="$SEARCH_HOME/fetched"
    rm -rf "$fetched" && mkdir -p "$fetched"
    mvn -q -B dependency:copy "-Dartifact=$coordinates:zip" "-DoutputDirectory=$fetched" >&2 ||
      say "Maven could not fetch $coordinates. See that its repository can be reached, and repeat."
    unzip -q "$fetched/$artifact-$version.zip" -d "$fetched"
    # Renamed at the end, so that what is half unpacked is never taken for whole.
    mv "$fetched/$artifact-$version" "$folder"
    rm -rf "$fetched"
  fi
  echo "$folder"
}
