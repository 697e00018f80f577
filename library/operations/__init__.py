"""What changes in the library: verbs, each one transaction."""
