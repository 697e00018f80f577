"""Journeys of visitors who only read: they share one site with the whole demonstration."""
