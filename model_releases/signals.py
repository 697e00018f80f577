"""What upper apps may hear of. Sent inside the transaction: rows of a receiver fall with it."""

from django.dispatch import Signal

release_frozen = Signal()  # release: the sealed Release
