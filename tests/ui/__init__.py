"""The design system: what it draws, refuses and promises."""
