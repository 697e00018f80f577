"""Comparisons of real releases are exactly those which others worked out."""

import json
from pathlib import Path
from typing import Any

import pytest

from model_releases.canonical.files import content_of_file
from model_releases.comparison.comparing import compare

FOLDER = Path(__file__).parent.parent / "fixtures" / "elixir_rdm"
DIFFERENCES = sorted(FOLDER.glob("diff-*.json"))


def _content(name: str) -> dict[str, Any]:
    return content_of_file((FOLDER / f"release-{name}.json").read_bytes())


@pytest.mark.parametrize("path", DIFFERENCES, ids=lambda path: path.stem)
def test_comparison_is_the_one_worked_out_by_hand(path: Path) -> None:
    old, new = path.stem.removeprefix("diff-").split("--")

    comparison = compare(_content(old), _content(new))

    assert comparison.difference == json.loads(path.read_text())["release"]


def test_every_worked_out_comparison_is_tried() -> None:
    assert len(DIFFERENCES) == 6


def test_a_release_in_which_only_keys_changed_has_the_same_text() -> None:
    comparison = compare(_content("1.1.0"), _content("1.2.0"))

    assert comparison.is_same_text
    assert len(comparison.difference["rekeyed"]) == 25
