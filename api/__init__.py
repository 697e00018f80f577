"""The platform over REST, versioned."""
