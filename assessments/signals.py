"""What upper apps may hear of. Sent inside the transaction: rows of a receiver fall with it."""

from django.dispatch import Signal

assessment_carried = Signal()  # carry_over: the finished CarryOver; by, at
