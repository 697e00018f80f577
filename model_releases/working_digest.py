"""The digest of a working page's text: all that a revision holds, but for a short bookkeeping list.

A digest and not a revision's number stands for a text, since Wagtail overwrites revisions in place
and throws old ones away. New fields of a page are covered by default.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

# Where a page hangs, whether Wagtail calls it live, who holds or remarked on it: no text of ours
BOOKKEEPING = frozenset(
    {
        *("pk", "path", "depth", "numchild", "slug", "url_path", "content_type"),
        *("translation_key", "locale", "owner", "alias_of", "title", "draft_title"),
        *("live", "has_unpublished_changes", "first_published_at", "last_published_at"),
        *("live_revision", "go_live_at", "expire_at", "expired"),
        *("locked", "locked_at", "locked_by"),
        *("latest_revision", "latest_revision_created_at", "wagtail_admin_comments"),
    }
)
# Kept by Wagtail as JSON inside JSON; how that is spaced is no part of the text
STREAMS = frozenset({"levels", "became", "groups", "lineage"})


def plain(content: Mapping[str, Any]) -> dict[str, Any]:
    """A revision's content without bookkeeping, streams read, as JSON would give it back."""
    kept = {key: value for key, value in content.items() if key not in BOOKKEEPING}
    read: dict[str, Any] = json.loads(json.dumps(kept, cls=DjangoJSONEncoder))
    return {key: _stream(value) if key in STREAMS else value for key, value in read.items()}


def digest_of(content: Mapping[str, Any]) -> str:
    """64 hex digits: the SHA-256 of the text that a revision's content holds."""
    text = json.dumps(plain(content), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _stream(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value else value or []
