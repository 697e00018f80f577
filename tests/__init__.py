"""The specification. Mirrors the apps, plus factories, journeys, contracts, architecture and faults."""
