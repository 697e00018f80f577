"""Tests of what the library calls outside."""
