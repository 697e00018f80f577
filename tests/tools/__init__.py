"""The tools that people and CI run."""
