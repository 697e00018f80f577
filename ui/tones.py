"""Which of the five tones a level wears, whatever the number of levels of its model."""

from math import floor

TONES = 5


def tone_of(position: int, *, of: int) -> int:
    """Tone 1 to 5 of the level at `position` (from 1) of `of` levels; 0 for a level 0.

    Three levels wear 1, 3, 5 and four wear 1, 2, 4, 5: the ends always wear the ends.
    A position outside 1 to `of` is taken as the nearest end.
    """
    if position <= 0:
        return 0
    if of <= 1:
        return TONES
    steps = min(position, of) - 1
    return 1 + floor(steps * (TONES - 1) / (of - 1) + 0.5)
