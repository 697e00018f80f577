"""A member's own pages about programs."""
