"""The figures of the house: each beside its floor, measured in the same run, after a check."""
