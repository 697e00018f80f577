"""Version 1 of the API: what it gives, takes and refuses."""
