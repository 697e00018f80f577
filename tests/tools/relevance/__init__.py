"""The relevance report."""
