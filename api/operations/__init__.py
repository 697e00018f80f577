"""Changes of tokens, counts and receipts: a verb each."""
