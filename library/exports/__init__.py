"""Files that the library gives out: itself, as import_actions takes it back, and calendars."""
