"""What streams of the working copy are made of. The id of a passage block is the passage's uid."""

from django.core.validators import MaxValueValidator
from wagtail import blocks

from model_releases.levels import HIGHEST, LOWEST
from model_releases.models.elements import LineageLink
from model_releases.models.wording import PlainTextBlock

UID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
STATED = ("split", "merged", "moved", "retired")
LONGEST_LINE = 400


def _number() -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        min_value=LOWEST,
        validators=[MaxValueValidator(HIGHEST)],
        help_text=f"A whole number from {LOWEST} to {HIGHEST}.",
    )


class PassageBlock(blocks.StructBlock):
    """One facet at one level of one dimension."""

    facet = PlainTextBlock(
        required=False,
        max_length=LONGEST_LINE,
        help_text="What this passage looks at, as in “Owner”. Usually the same at every level.",
    )
    text = PlainTextBlock(
        required=True, rows=4, help_text="What is true of a council at this level. Plain text."
    )
    extent = blocks.ChoiceBlock(
        required=False,
        choices=LineageLink.Extent.choices,
        label="How far it was reworded",
        help_text="Since the last release. Leave it empty where the text is the same.",
    )

    class Meta:
        label = "Passage"
        icon = "pilcrow"


class PassagesBlock(blocks.StreamBlock):
    """The passages of one level."""

    passage = PassageBlock()

    class Meta:
        required = False


class DescriptorBlock(blocks.StructBlock):
    """What one level of one dimension means."""

    number = _number()
    name = PlainTextBlock(
        required=False,
        max_length=LONGEST_LINE,
        help_text="As readers of this dimension meet it. Usually the release’s own word.",
    )
    passages = PassagesBlock(
        help_text="One for each facet, in the same order at every level.",
    )

    class Meta:
        label = "Level"
        icon = "order"


class LevelBlock(blocks.StructBlock):
    """A level as the whole release names it."""

    number = _number()
    name = PlainTextBlock(
        required=False, max_length=LONGEST_LINE, help_text="One word, shown beside the number."
    )
    description = PlainTextBlock(
        required=False, help_text="What the level says of a council, whatever the dimension."
    )

    class Meta:
        label = "Level"
        icon = "order"


class GroupBlock(blocks.StructBlock):
    """A group of dimensions, which it lists in their order."""

    name = PlainTextBlock(
        required=False, max_length=LONGEST_LINE, help_text="What its dimensions have in common."
    )
    dimensions = PlainTextBlock(
        required=False, rows=5, help_text="Codes of its dimensions, one on each line, in order."
    )

    class Meta:
        label = "Group"
        icon = "list-ul"


class StatementBlock(blocks.StructBlock):
    """What became of one element of the last release, where its uid alone does not tell."""

    element = blocks.ChoiceBlock(
        choices=LineageLink.Element.choices,
        default="passage",
        help_text="Of what kind the uids below are.",
    )
    what = blocks.ChoiceBlock(
        choices=[(one, LineageLink.What(one).label) for one in STATED],
        label="What became of it",
        help_text="Split: it is now two or more. Merged: it is now part of another. "
        "Moved: it stands in another place. Retired: it is gone.",
    )
    from_uid = blocks.RegexBlock(
        regex=UID,
        label="Its uid in the last release",
        help_text="As in the list of what is missing.",
    )
    to_uids = PlainTextBlock(
        required=False,
        rows=2,
        label="Uids here",
        help_text="What it was split into, merged into or moved to, one uid on each line. "
        "The preview shows the uid of each passage.",
    )
    note = PlainTextBlock(
        required=False, help_text="Why, in a sentence. Shown where the two releases are compared."
    )

    class Meta:
        label = "Statement"
        icon = "info-circle"
