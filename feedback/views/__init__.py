"""Pages of proposals, and the maintainers' desk."""
