"""The model under editorial control: frozen releases and how they differ."""
