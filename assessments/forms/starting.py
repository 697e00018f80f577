"""The form that starts an assessment, and the one that publishes it."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms

from assessments.models import Assessment
from assessments.models.assessments import TITLE
from assessments.operations.starting import Opening
from model_releases.models import Release


class StartForm(forms.Form):
    """Which release, whose judgement, and what it is called."""

    uid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = forms.CharField(
        max_length=TITLE,
        help_text="As people in your council will look for it, such as “Where we stand, autumn”.",
    )
    voice = forms.ChoiceField(
        label="Who judges",
        choices=Assessment.Voice.choices,
        initial=Assessment.Voice.SELF,
        widget=forms.RadioSelect,
        help_text="Each is kept apart from the others, and none is worked out from another.",
    )
    release = forms.ChoiceField(
        help_text="The assessment stays with it. Later it can be carried over to a newer one.",
    )

    def __init__(self, *args: Any, releases: Sequence[Release], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._releases = {str(one.uid): one for one in releases}
        chosen = self.fields["release"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = _by_model(releases)

    def opening(self) -> Opening:
        """What a valid form begins."""
        said = self.cleaned_data
        return Opening(
            release=self._releases[said["release"]],
            voice=said["voice"],
            title=said["title"],
            uid=said["uid"],
        )


class PublishForm(forms.Form):
    """Whether reasons and evidence are shown too."""

    with_reasons = forms.BooleanField(
        label="Show our reasons, confidence and evidence too", required=False
    )


def _by_model(releases: Sequence[Release]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Releases under the names of their models, in the order given."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for release in releases:
        words = f"Release {release.number}"
        groups.setdefault(release.model.name, []).append((str(release.uid), words))
    return list(groups.items())
