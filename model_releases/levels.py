"""Levels are whole numbers, checked; their names belong to each release, never to code."""

LOWEST, HIGHEST = 0, 9


class LevelOutOfRangeError(ValueError):
    """A number that no release can use as a level."""


class Level(int):
    """A level's number, 0 to 9. What it is called, and which exist, a release says."""

    def __new__(cls, number: int) -> "Level":
        """Check the range. Raises LevelOutOfRangeError."""
        if not LOWEST <= int(number) <= HIGHEST:
            raise LevelOutOfRangeError(
                f"{number} is no level. Write a whole number from {LOWEST} to {HIGHEST}."
            )
        return super().__new__(cls, number)
