"""Who gets what at the addresses of proposals."""

TABLES: dict[str, str] = {}
