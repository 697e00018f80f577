"""How two releases differ. Works on their contents; no database."""
