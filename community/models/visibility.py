"""Who may see a row: one question for each model, asked by page, API, admin and export alike."""

from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from community.models.members import Member

Reader: TypeAlias = "Member | AnonymousUser"
Row = TypeVar("Row", bound=models.Model)


class VisibleQuerySet(models.QuerySet[Row]):
    """A queryset that knows who may see its rows. Views begin with `visible_to(request.user)`."""

    def visible_to(self, reader: Reader) -> Self:
        """Rows that `reader` may see; what is left out answers 404, like what does not exist."""
        raise NotImplementedError(f"{type(self).__name__} does not say who may see its rows")


def visible_or_none(reader: Any) -> "Member | None":
    """The member behind `reader`, or none for a visitor."""
    return reader if getattr(reader, "is_authenticated", False) else None
