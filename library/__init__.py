"""The actions library: submitted, voted on, curated and found."""
