"""Plans as files for a committee. Model text stands apart from the council's own words."""
