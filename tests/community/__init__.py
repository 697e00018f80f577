"""Tests of community."""
