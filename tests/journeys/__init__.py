"""What people do, start to end, in a browser."""
