"""Which dimension of one release is which of another."""

from collections import Counter
from collections.abc import Sequence

from model_releases.comparison.elements import Content, Element

Pair = tuple[Element, Element]


def have_given_uids(old: Content, new: Content) -> bool:
    """Whether uids tell what lives on: one model, and its authors gave uids to one side at least.

    Uids made from keys at import (`derived`) say no more than the keys; then keys and names count.
    """
    models = old["model"], new["model"]
    return models[0]["uid"] == models[1]["uid"] and any(
        model["identities"] == "given" for model in models
    )


def pairs_by_uid(old: Sequence[Element], new: Sequence[Element]) -> list[Pair]:
    """Dimensions with the same uid, in the order of `new`."""
    before = {element.uid: element for element in old}
    return [(before[one.uid], one) for one in new if one.uid in before]


def pairs_by_code(old: Sequence[Element], new: Sequence[Element]) -> list[Pair]:
    """Dimensions with the same code; those left over, with a name that stands once on each side.

    The rule for models that give no lasting identity; in the order of `new`.
    """
    before = {element.code: element for element in old}
    partners = {one.code: before[one.code] for one in new if one.code in before}
    left = [one for one in old if one.code not in partners]
    right = [one for one in new if one.code not in partners]
    once = _named_once(left).keys() & _named_once(right).keys()
    by_name = _named_once(left)
    partners |= {one.code: by_name[one.name] for one in right if one.name in once}
    return [(partners[one.code], one) for one in new if one.code in partners]


def renamed_groups(pairs: Sequence[Pair], old: Content, new: Content) -> dict[str, str]:
    """Old name -> new name of groups: old name gone, new one new, and over half went along."""
    gone = [group for group in old["groups"] if group["name"] not in _group_names(new)]
    fresh = _group_names(new) - _group_names(old)
    renamed: dict[str, str] = {}
    for group in gone:
        went = Counter(one.group for before, one in pairs if before.group == group["name"])
        for name, count in went.most_common(1):
            if name in fresh and count * 2 > len(group["dimensions"]):
                renamed[group["name"]] = name
    return renamed


def _named_once(elements: Sequence[Element]) -> dict[str, Element]:
    counts = Counter(element.name for element in elements)
    return {element.name: element for element in elements if counts[element.name] == 1}


def _group_names(content: Content) -> set[str]:
    return {group["name"] for group in content["groups"]}
