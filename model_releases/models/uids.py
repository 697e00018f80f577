"""Uids of passages on pages of the working copy: each stands once in the whole of it."""

import json
import uuid
from collections import Counter
from collections.abc import Iterable
from typing import Any


def passage_ids(levels: Any) -> list[str]:
    """Ids of the passage blocks in a stored stream of levels, JSON or read already."""
    blocks: list[dict[str, Any]] = json.loads(levels) if isinstance(levels, str) else levels
    return [
        str(one["id"]) for block in blocks for one in block["value"]["passages"] if one.get("id")
    ]


def mistake_in_uids(own: Iterable[str], *, elsewhere: set[str]) -> str:
    """What is wrong with the uids of one page, in a sentence; empty when nothing is."""
    counts = Counter(own)
    for uid, count in counts.items():
        if not is_uid(uid):
            return f"“{uid}” is no uid of a passage. Take the passage away and write it anew."
        if count > 1 or uid in elsewhere:
            return (
                f"The passage {uid} stands twice in this working copy. Take the copy away, "
                "and write it as a new passage."
            )
    return ""


def is_uid(text: str) -> bool:
    """Whether it is a uid as the format of releases writes one."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
