"""What must hold when many do things at once, when processes die, when services go."""
