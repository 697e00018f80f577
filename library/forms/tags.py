"""What curators send about one tag. Each form holds what one operation takes."""

from typing import Any

from django import forms

from community.forms import ReasonForm
from library.forms.words import lines_of
from library.models import Tag
from library.models.tags import LONGEST_NAME


class FindTagsForm(forms.Form):
    """Which tags a curator looks for."""

    q = forms.CharField(label="Name", required=False, help_text="A part will do.")


class TagForm(forms.Form):
    """A form about one tag, filled with what it is now."""

    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        kwargs["initial"] = self.now(tag)
        super().__init__(*args, **kwargs)
        self.tag = tag

    def now(self, tag: Tag) -> dict[str, Any]:  # noqa: ARG002  those that have something say it
        """What the fields say of a tag as it is."""
        return {}


class RenameTagForm(TagForm):
    """Another name."""

    name = forms.CharField(
        max_length=LONGEST_NAME,
        help_text="The present name becomes a synonym. The address stays.",
    )

    def now(self, tag: Tag) -> dict[str, Any]:
        """Its name."""
        return {"name": tag.name}


class DescribeTagForm(TagForm):
    """What it means, and which other words find it."""

    meaning = forms.CharField(
        required=False, max_length=300, help_text="A sentence for those who choose tags."
    )
    synonyms = forms.CharField(
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="One on each line. Whoever searches for one finds the tag too, at once.",
    )

    def now(self, tag: Tag) -> dict[str, Any]:
        """Its meaning, and its synonyms as lines."""
        return {"meaning": tag.meaning, "synonyms": "\n".join(tag.synonyms)}

    def clean_synonyms(self) -> list[str]:
        """The lines that say something."""
        return lines_of(self.cleaned_data["synonyms"])


class MoveTagForm(TagForm):
    """Below which tag."""

    parent = forms.ModelChoiceField(
        queryset=Tag.objects.offered().by_name(),
        required=False,
        empty_label="None: at the top",
        help_text="Whoever searches for that one finds this one too. There are three levels.",
    )

    def now(self, tag: Tag) -> dict[str, Any]:
        """Where it stands."""
        return {"parent": tag.parent_id}


class MergeTagForm(TagForm):
    """Which tag stands for it."""

    into = forms.ModelChoiceField(
        label="The tag that stays",
        queryset=Tag.objects.offered().by_name(),
        help_text="Name and synonyms of this one find it, and the address leads there. No text "
        "changes, so a merge can be undone.",
    )

    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        super().__init__(*args, tag=tag, **kwargs)
        into = self.fields["into"]
        if isinstance(into, forms.ModelChoiceField):
            into.queryset = Tag.objects.offered().exclude(pk=tag.pk).by_name()


class HideTagForm(ReasonForm):
    """Why it is taken away."""

    says = "For other curators. Approving the tag brings it back."

    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tag = tag

    def clean(self) -> dict[str, Any]:
        """The reason under the name that the operation gives it."""
        said = super().clean() or {}
        return {"why": said["reason"]} if "reason" in said else {}
