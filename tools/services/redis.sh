# Redis: a cache that several hosts share, without a file.

REDIS_PORT=16379

start_redis() {
  begin redis redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --save "" --appendonly no --dir "$HOME_OF_SERVICES"
}

await_redis() {
  await redis 20 redis-cli -p "$REDIS_PORT" ping
  echo "Redis: redis://127.0.0.1:$REDIS_PORT/0"
}

stop_redis() { end redis; }
