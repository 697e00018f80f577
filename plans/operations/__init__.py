"""What can be done with targets and plans, one verb each."""
