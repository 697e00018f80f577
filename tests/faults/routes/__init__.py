"""Every way round approval that was found by trying, as functions that try it again."""
