"""Pages of the library: each understands a request, asks one thing, answers."""
