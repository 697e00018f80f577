"""A write with a key is done once, however often it is sent."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from api.models import WriteReceipt
from community.models import Member

KEPT = timedelta(days=1)


class KeyReusedError(Exception):
    """The key was used for something else."""


@dataclass(frozen=True)
class Written:
    """What a write is answered: a status, and JSON."""

    status: int
    answer: dict[str, Any]


def do_once(
    do: Callable[[], Written], *, key: str, asked: str, by: Member, at: datetime
) -> Written:
    """Do a write, or give the answer of the first time. `asked` is a hash of what is asked.

    The receipt and what was done stand or fall together: what is refused leaves neither, so that
    it can be sent again. Two at the same time: the second waits for the first. Raises
    KeyReusedError when the key has been used for something else within a day.
    """
    WriteReceipt.objects.filter(at__lt=at - KEPT).delete()
    try:
        with transaction.atomic():
            receipt = WriteReceipt.objects.create(
                member=by, key=key, asked=asked, status=0, answer="", at=at
            )
            done = do()
            receipt.status, receipt.answer = done.status, json.dumps(done.answer)
            receipt.save(update_fields=["status", "answer"])
            return done
    except IntegrityError:
        earlier = WriteReceipt.objects.filter(member=by, key=key).order_by("pk").first()
        if earlier is None:
            raise
    if earlier.asked != asked:
        raise KeyReusedError(
            "This Idempotency-Key was used for something else. Send another key with it."
        )
    return Written(earlier.status, json.loads(earlier.answer))
