"""What the operator does to people from a shell."""
