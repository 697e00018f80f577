"""Votes: one for each member and thing, counted from rows as people and as distinct councils."""

from django.db import models

from community.models.councils import Council
from community.models.members import Member


class Vote(models.Model):
    """One member's support of one thing.

    A concrete class adds the foreign key to the thing, a unique constraint on (thing, member),
    an index on (thing, counted, council), and `count_votes(...)` in its app's triggers.
    The council is the voter's primary one at that time; leaving and erasure keep the vote,
    a ban sets `counted` to false.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    # Its votes are only ever read with the thing voted on: an index more is a page more to write.
    council = models.ForeignKey(
        Council, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    counted = models.BooleanField(default=True)

    class Meta:
        abstract = True


class Tally(models.Model):
    """How many people and how many distinct councils support a thing; moved by triggers alone."""

    people = models.PositiveIntegerField(default=0)
    councils = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
