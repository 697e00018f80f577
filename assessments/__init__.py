"""Where a council stands: assessments, evidence and the calculator."""
