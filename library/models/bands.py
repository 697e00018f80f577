"""The fixed lists an edition chooses from (decisions of the library; same names in every file)."""

from django.db import models


class Benefit(models.TextChoices):
    """Why it matters."""

    EFFICIENCY = "efficiency", "Efficiency"
    PREVENTION = "prevention", "Prevention"
    EXPERIENCE = "experience", "Residents’ experience"
    AGILITY = "agility", "Agility"
    RISK = "risk", "Risk reduction"


class Effort(models.TextChoices):
    """Staff time, for a council of the smallest kind it suits."""

    DAYS = "days", "Days"
    WEEKS = "weeks", "Weeks"
    MONTHS = "months", "Months"
    YEAR = "year", "A year or more"


class CostBand(models.TextChoices):
    """Money to find, in pounds; staff time is effort."""

    NONE = "none", "No new money"
    UNDER_5K = "under-5k", "Under £5,000"
    FROM_5K = "5k-50k", "£5,000 to £50,000"
    FROM_50K = "50k-250k", "£50,000 to £250,000"
    MORE = "more", "Over £250,000"


class TimeToEffect(models.TextChoices):
    """How soon somebody notices a difference."""

    MONTH = "month", "Within a month"
    QUARTER = "quarter", "Within three months"
    HALF_YEAR = "half-year", "Within six months"
    YEAR = "year", "Within a year"
    LONGER = "longer", "Longer than a year"


class Strength(models.TextChoices):
    """How much an action moves a transition."""

    STRONG = "strong", "strong"
    SOME = "some", "some"
