"""Pages without a domain: home, statements, health."""
