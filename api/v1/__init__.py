"""Version 1 of the API. What is here keeps its names and meaning; what is added does no harm."""
