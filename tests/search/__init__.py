"""What search promises, whatever is searched."""
