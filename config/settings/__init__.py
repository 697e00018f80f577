"""One file for each way to run: base (embedded, on one machine), production, test."""
