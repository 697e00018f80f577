"""Factories: the smallest valid thing of each kind, made by calling its factory."""
