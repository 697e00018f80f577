"""Assessments: what a council says of itself, and who may see it."""
