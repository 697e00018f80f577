"""The whole site as a folder, and back: what cannot be made again, with proof that it is whole."""
