"""What people send about targets and plans."""
