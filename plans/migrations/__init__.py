"""Schema changes, in order; triggers are never here (see triggers.py)."""
