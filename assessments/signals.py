"""What upper apps may hear of. Sent inside the transaction: rows of a receiver fall with it."""

from django.dispatch import Signal

assessment_carried = Signal()  # carry_over: the finished CarryOver; by, at
# Asked, with `assessment`, by the page of a result for the council's own people. A receiver of an
# upper app answers {key of a dimension: level wanted there}, of the assessment's own release.
targets_asked = Signal()
