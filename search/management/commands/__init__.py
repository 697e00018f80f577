"""Commands of search, one file each."""
