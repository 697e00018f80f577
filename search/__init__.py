"""Finding by words and facets, the same on every engine."""
