"""Where a council wants to be and how: targets, plans and gaps."""
