"""Tokens, limits, and what every request to the API passes."""
