"""What upper apps may hear of people. Sent inside the transaction: rows of a receiver fall too."""

from django.dispatch import Signal

# Sent with `member`, whose row is emptied already, and `at`: an app takes away what it keeps of a
# person beyond what was contributed.
member_erased = Signal()
