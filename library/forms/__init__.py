"""What people may send to the library: each form checks, then calls one operation."""
