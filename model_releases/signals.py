"""What upper apps may hear of. Sent inside the transaction: rows of a receiver fall with it."""

from django.dispatch import Signal

release_frozen = Signal()  # release: the sealed Release
# Asked, with `release`, by pages that show how much is going on. A receiver of an upper app answers
# {(dimension's key, level): number of actions that lead there}, in one query.
activity_asked = Signal()
