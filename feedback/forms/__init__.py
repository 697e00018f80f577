"""What people send about proposals, and what they ask of the queue."""
