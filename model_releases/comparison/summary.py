"""A comparison in figures, in a sentence, and as JSON."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from model_releases.comparison.changes import Comparison, PassageChange

# What is counted, and how the sentence says it, gravest first
WORDS = {
    "substantive": "reworded in substance",
    "reworded": "reworded",
    "clarified": "clarified",
    "editorial": "editorial",
    "trivial": "changed in punctuation, case or spacing only",
    "new": "new",
    "retired": "retired",
    "split": "split",
    "merged": "merged",
    "moved": "moved",
    "renamed": "renamed",
}
LISTS = {
    "dimensions_added": ("dimension added", "dimensions added"),
    "dimensions_removed": ("dimension removed", "dimensions removed"),
    "renamed": ("dimension renamed", "dimensions renamed"),
    "moved_group": ("dimension moved", "dimensions moved"),
    "description_changed": ("description reworded", "descriptions reworded"),
    "levels_added": ("level added", "levels added"),
    "levels_removed": ("level removed", "levels removed"),
    "level_name_changed": ("level renamed", "levels renamed"),
    "groups_renamed": ("group renamed", "groups renamed"),
}


def counts_of(comparison: Comparison) -> dict[str, int]:
    """How many passages changed in which way; a passage may count in several."""
    counts = Counter(kind for one in comparison.passages for kind in _kinds(one))
    return {kind: counts[kind] for kind in WORDS if counts[kind]}


def summary_of(comparison: Comparison) -> str:
    """One sentence or two: what changed in the wording, and what else did."""
    told = [f"{count} {WORDS[kind]}" for kind, count in counts_of(comparison).items()]
    passages = f"Passages: {', '.join(told)}." if told else "No change to the wording."
    guide = comparison.guide.said if comparison.guide else ""
    return " ".join(filter(None, [passages, _of_lists(comparison), _of_codes(comparison), guide]))


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison for programs: `release` as the fixtures of the field have it, more beside."""
    return {
        "release": comparison.difference,
        "summary": summary_of(comparison),
        "matched_by": comparison.matched_by,
        "is_same_text": comparison.is_same_text,
        "counts": counts_of(comparison),
        "dimensions": [asdict(one) for one in comparison.dimensions],
        "unchanged": comparison.unchanged,
        "beside": comparison.beside,
        "guide": asdict(comparison.guide) if comparison.guide else None,
    }


def _kinds(passage: PassageChange) -> list[str]:
    return [_rewording(passage) if kind == "reworded" else kind for kind in passage.what]


def _rewording(passage: PassageChange) -> str:
    if passage.extent:
        return passage.extent
    return "trivial" if passage.is_trivial else "reworded"


def _of_lists(comparison: Comparison) -> str:
    told = []
    for key, (one, several) in LISTS.items():
        count = len(comparison.difference[key])
        if count:
            told.append(f"{count} {one if count == 1 else several}")
    return f"{', '.join(told).capitalize()}." if told else ""


def _of_codes(comparison: Comparison) -> str:
    count = len(comparison.difference["rekeyed"])
    if not count:
        return ""
    return "1 dimension has a new code." if count == 1 else f"{count} dimensions have new codes."
