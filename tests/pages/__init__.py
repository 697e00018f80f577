"""Home, statements, health, and the demonstration."""
