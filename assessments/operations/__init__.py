"""What can be done with assessments: start, judge, sign off, publish, reckon, carry over."""
