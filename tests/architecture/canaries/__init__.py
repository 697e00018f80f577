"""Canaries: a word of its own in every private text, looked for on everything that is public."""
