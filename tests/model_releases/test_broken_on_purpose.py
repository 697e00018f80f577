"""A release file with any part broken is refused or taken, and never anything else."""

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from model_releases.canonical import uids
from model_releases.canonical.document import document
from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.files import content_of_file
from model_releases.canonical.plain import Origin, plain_to_content
from model_releases.canonical.rule import MEAN_ROUNDED_DOWN
from tests.factories.model_releases import plain_release

PLAIN = plain_release("1.0", ("data", "people"), [0, 1, 2])
UID = uids.model_uid("A model of ours")
FIRST = plain_to_content(PLAIN, origin=Origin(UID))
SECOND = plain_to_content({**PLAIN, "version": "1.1"}, origin=Origin(UID, parent=FIRST))
WHOLE = json.loads(
    document({**SECOND, "rule": MEAN_ROUNDED_DOWN}, {"statement": "", "source_url": ""})
)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()))
    | st.sampled_from(["", "1.1", "data", UID, "0" * 64, "x" * 200_001, "a\0", "javascript:x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def _places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found = [place]
    for key, one in pairs:
        deeper = (*place, key)
        found += _places(one, deeper) if isinstance(one, dict | list) else [deeper]
    return found


def _broken(value: Any, place: tuple[Any, ...], put: Any) -> bytes:
    whole = {"": copy.deepcopy(value)}
    parent: Any = whole
    for key in ("", *place)[:-1]:
        parent = parent[key]
    parent[("", *place)[-1]] = put
    return json.dumps(whole[""], ensure_ascii=True).encode()


def _read(raw: bytes) -> str:
    try:
        content_of_file(raw)
    except FaultyFileError:
        return "refused"
    return "taken"


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(_places(PLAIN)), put=ANYTHING)
def test_a_plain_file(place: tuple[Any, ...], put: Any) -> None:
    assert _read(_broken(PLAIN, place, put)) in ("refused", "taken")


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(_places(WHOLE)), put=ANYTHING)
def test_a_canonical_document(place: tuple[Any, ...], put: Any) -> None:
    assert _read(_broken(WHOLE, place, put)) == "refused"


@settings(max_examples=300, deadline=None)
@given(raw=st.binary(max_size=60))
def test_any_bytes(raw: bytes) -> None:
    assert _read(raw) == "refused"
