"""Tests of what is done to people."""
