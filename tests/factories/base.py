"""What every factory of ours builds on."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from factory.django import DjangoModelFactory

Row = TypeVar("Row", bound=models.Model)


class RowFactory(DjangoModelFactory[Row]):
    """Makes one saved row when called: `MemberFactory()` is a Member, to mypy too."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:

        def __new__(cls, **fields: Any) -> Row:  # type: ignore[misc]  # its metaclass gives the row
            """Make and save one row."""
