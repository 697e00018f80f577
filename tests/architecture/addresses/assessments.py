"""Who gets what at the addresses of assessments."""

TABLES: dict[str, str] = {}
