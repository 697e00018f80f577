"""The model under editorial control."""
