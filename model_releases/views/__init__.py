"""Pages of releases: reading them, and comparing them. All are public."""
