"""What is claimed of targets, plans and councils' pages."""
