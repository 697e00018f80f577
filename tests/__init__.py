"""The specification: mirrors the apps, plus factories, journeys, contracts and architecture."""
