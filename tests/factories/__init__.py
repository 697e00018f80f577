"""Factories make the smallest valid thing; one module an app."""
