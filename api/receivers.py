"""What the API hears from the apps below."""

from typing import Any

from api.models import ApiToken, WriteReceipt
from community.models import Member


def forget_programs(member: Member, **_: Any) -> None:
    """Hear that a member is erased: their programs' tokens and answers go with them."""
    ApiToken.objects.filter(member=member).delete()
    WriteReceipt.objects.filter(member=member).delete()
