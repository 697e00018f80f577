"""One folder for each engine that keeps the contract."""
