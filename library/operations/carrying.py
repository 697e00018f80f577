"""A text written against one edition, carried over to a later one: part by part, or not at all."""

from dataclasses import replace

from library.operations.drafts import ActionDraft

# Every part of an edition, as sentences and comparisons call it, in the order of the page.
PARTS = {
    "title": "title",
    "summary": "summary",
    "transitions": "steps of the model",
    "body_markdown": "text",
    "description": "what you do",
    "quote": "quote",
    "quote_source": "source of the quote",
    "why": "why it works",
    "implications": "what it means",
    "steps": "steps",
    "check_list": "check-list",
    "resources": "tools and resources",
    "prerequisites": "what to do first",
    "risk": "risk",
    "effort": "effort",
    "cost": "cost",
    "time_to_effect": "time to effect",
    "council_kinds": "kinds of council it suits",
    "benefits": "benefits",
    "leans_on": "what it leans on",
    "tags": "tags",
    "owner": "owner",
    "last_reviewed_on": "last reviewed on",
    "last_reviewed_by": "last reviewed by",
    "next_review_due_on": "next review due on",
    "beta": "beta mark",
    "licence": "licence",
}


class TextsMetError(Exception):
    """Two people changed the same parts to different words; `parts` names them as `PARTS` does."""

    def __init__(self, parts: list[str]) -> None:
        self.parts = parts
        named = ", ".join(parts)
        super().__init__(
            f"The listed text has changed meanwhile in the same place: {named}. Nothing is lost. "
            "Look at what it says now, and suggest it again on top of that."
        )


def changed_parts(old: ActionDraft, new: ActionDraft) -> list[str]:
    """Names of the parts in which two texts differ, in the order of the page."""
    return [name for name in PARTS if _said(old, name) != _said(new, name)]


def carry_over(draft: ActionDraft, *, base: ActionDraft, current: ActionDraft) -> ActionDraft:
    """What `draft`, written against `base`, comes to when the text is `current` by now.

    A part that `draft` alone changed takes its words; all else is as in `current`. Raises
    TextsMetError when both changed a part, to different words.
    """
    mine, theirs = changed_parts(base, draft), set(changed_parts(base, current))
    met = [n for n in mine if n in theirs and _said(draft, n) != _said(current, n)]
    if met:
        raise TextsMetError([PARTS[name] for name in met])
    return carry_over_mine(draft, base=base, current=current)


def carry_over_mine(draft: ActionDraft, *, base: ActionDraft, current: ActionDraft) -> ActionDraft:
    """As `carry_over`, but a part that both changed takes the words of `draft`, to look again."""
    mine = changed_parts(base, draft)
    return replace(current, **{name: getattr(draft, name) for name in mine})


def _said(draft: ActionDraft, name: str) -> object:
    value = getattr(draft, name)
    return sorted(value) if name == "tags" else value
