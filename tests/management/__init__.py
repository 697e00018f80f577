"""Commands that stand in for Django's own while tests run."""
