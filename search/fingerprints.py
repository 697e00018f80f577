"""A short number for a whole document: equal only when nothing that can be found differs."""

import json
from hashlib import blake2b

from search import analyser
from search.contract import Document

BYTES = 8


def fingerprint(document: Document) -> str:
    """Sixteen hexadecimal digits over everything in `document`, and over the analyser's version."""
    whole = [
        analyser.VERSION,
        document.kind,
        document.id,
        # The order of texts is their weight; that of terms and ranks says nothing.
        list(document.texts.items()),
        sorted((name, sorted(set(values))) for name, values in document.terms.items()),
        sorted(document.ranks.items()),
        document.boost,
    ]
    return blake2b(json.dumps(whole).encode(), digest_size=BYTES).hexdigest()
