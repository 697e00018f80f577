"""Files that the library gives out."""
