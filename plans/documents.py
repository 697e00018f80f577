"""An action as it is adopted: what of an edition a plan keeps, and its hash."""

import hashlib
from typing import Any

import rfc8785

from library.models import Action, Edition

# Names of people, and dates of review, are left out: frozen text holds no personal name.
WORDS = (
    *("title", "summary", "description", "quote", "quote_source", "why", "implications", "steps"),
    *("check_list", "resources", "body_markdown", "risk", "effort", "cost", "licence"),
)


def text_of(action: Action, edition: Edition) -> dict[str, Any]:
    """What a plan keeps of `edition`: the words, the steps of the model, and where it is from.

    One query; dimensions stand by their lasting uid, none where the step serves any.
    """
    steps = edition.transitions.select_related("dimension").order_by("position", "pk")
    return {
        "action": str(action.uid),
        "slug": action.slug or "",
        "edition": edition.number,
        "source_url": action.source_url,
        **{name: getattr(edition, name) for name in WORDS},
        "transitions": [
            {
                "dimension": str(one.dimension.uid) if one.dimension else None,
                "from_level": one.from_level,
                "to_level": one.to_level,
                "strength": one.strength,
                "reason": one.reason,
            }
            for one in steps
        ],
    }


def sha256_of(text: dict[str, Any]) -> str:
    """SHA-256 of the RFC 8785 form, in hexadecimal."""
    return hashlib.sha256(rfc8785.dumps(text)).hexdigest()
