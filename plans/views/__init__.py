"""What people see of councils, targets and plans."""
