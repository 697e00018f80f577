"""The outside, as the library needs it."""
