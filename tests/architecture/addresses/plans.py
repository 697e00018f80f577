"""Who gets what at the addresses of councils and their plans."""

TABLES: dict[str, str] = {}
