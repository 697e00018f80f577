"""One suite that every search engine passes, against plain SQL."""
