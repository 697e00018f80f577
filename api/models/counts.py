"""How many requests somebody made of late: in the database, so that it holds for every worker."""

from django.db import models


class RequestCount(models.Model):
    """Requests of one token or address in one window of time.

    `key` is a keyed hash that differs in each window: no address is kept, and two windows of the
    same address cannot be told to be of the same. `began` is the window's first second, as seconds
    since 1970. Rows are thrown away when their window is long past.
    """

    key = models.CharField(max_length=64)
    began = models.PositiveBigIntegerField(db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "began"], name="api_one_count_a_window")
        ]

    def __str__(self) -> str:
        return f"{self.count} from {self.began}"
