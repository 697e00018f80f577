"""What people send about assessments: checked here, then one operation is called."""
