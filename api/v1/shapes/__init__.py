"""What the API gives and takes, as its description tells it."""
