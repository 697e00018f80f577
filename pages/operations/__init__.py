"""The demonstration: loaded through everybody's operations, and taken away whole."""
