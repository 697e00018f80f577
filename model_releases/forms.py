"""What maintainers may send: from which release the next one is prepared, and its number."""

from typing import Any

from django import forms

from model_releases.models import Release


class OpenForm(forms.Form):
    """A base and a number."""

    base = forms.ModelChoiceField(
        Release.objects.none(),
        label="Release to build on",
        help_text="Its texts are taken over as they stand. Usually the last one.",
        empty_label="Choose a release",
        error_messages={
            "required": "Choose the release to build on.",
            "invalid_choice": "Choose a release from the list.",
        },
    )
    number = forms.CharField(
        label="Number of the next release",
        max_length=40,
        help_text="Higher than the last one’s. Below 1.0 the second number is the large step: "
        "after 0.2, what is meant may change in 0.3 and not in 0.2.1.",
        error_messages={
            "required": "Enter the number of the next release.",
            "max_length": "A number has 40 characters at most.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["base"]
        field.queryset = (  # type: ignore[attr-defined]  # a ModelChoiceField
            Release.objects.for_pages().order_by("-model__is_own", "model__name", "-ordinal")
        )


class AskForChangesForm(forms.Form):
    """What keeps a text that was handed in from being approved."""

    comment = forms.CharField(
        label="What should change",
        max_length=2000,
        help_text="It is sent to whoever handed the text in, and stands in its history.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what should change."},
    )


class ApproveForm(forms.Form):
    """What a maintainer says beside an approval."""

    comment = forms.CharField(
        label="Comment",
        required=False,
        max_length=2000,
        help_text="It stands beside the approval in the text’s history.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
