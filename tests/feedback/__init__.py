"""Tests of proposals: states, operations, pages and the desk."""
