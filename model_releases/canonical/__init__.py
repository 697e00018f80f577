"""A release as a file: read strictly, hashed, signed, verified. No database."""
