"""What can be done with proposals: write one, support it, discuss it, decide on it, roll it in."""
