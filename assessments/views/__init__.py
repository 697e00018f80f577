"""Pages of assessments: a council's own, and what it published."""
