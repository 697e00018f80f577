"""Wagtail pages without a domain, statements, the component gallery and the demonstration."""
