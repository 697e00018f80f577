"""Tests of pages about people."""
